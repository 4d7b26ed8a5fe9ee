//! A customer as the API shows them.

use portico_shared::wire;

use crate::store::customers::Customer;

impl From<Customer> for wire::User {
    fn from(customer: Customer) -> Self {
        Self {
            id: customer.id,
            email_verified: customer.is_verified(),
            first_name: customer.first_name,
            last_name: customer.last_name,
            email: customer.email,
            mobile_number: customer.phone,
        }
    }
}
