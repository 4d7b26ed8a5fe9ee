# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Check what you entered and try again.
code-malformed = The request couldn’t be read.
code-store-unknown = We can’t find this shop.
code-credentials = The email address or password is incorrect.
code-code-wrong = That code is incorrect. Use the code from our latest email.
code-code-expired = That code has expired. Request a new one.
code-code-used = That code has already been used. Request a new one.
code-code-exhausted = Too many incorrect attempts. Request a new code.
code-account-missing = There’s no account with this email address yet.
code-account-exists = There’s already an account with this email address.
code-account-inactive = This account is inactive. Contact the shop for help.
code-link-invalid = This link isn’t valid. It may be incomplete.
code-link-used = This link has already been used.
code-link-expired = This link has expired.
code-login-code-unknown = This sign-in link isn’t valid. It may be incomplete.
code-login-code-used = This sign-in link has already been used.
code-login-code-expired = This sign-in link has expired.
code-customer-unknown = No verified customer has this email address.
code-session = Your session has ended. Please sign in again.
code-access-token = The access token is missing or invalid.
code-social-unavailable = Signing in with another provider isn’t available.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = This sign-in provider isn’t available here.
# For developers: the shop has not allowed the address.
code-redirect-unknown = This return address isn’t set up for the provider.
code-social-refused = We couldn’t confirm your sign-in with the provider. Try again.
code-social-expired = Your sign-in with the provider has expired. Try again.
code-social-taken = This account is already linked to another customer.
code-provider-unavailable = The provider isn’t responding. Try again in a moment, or sign in another way.
code-social-proof-needed = Confirm your email address to finish signing in.
code-ticket-expired = Your sign-in with the provider has expired. Start again.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = We couldn’t confirm your passkey. Try again.
code-passkey-unknown = This passkey isn’t set up for an account here. Sign in another way.
code-passkey-expired = That took too long. Try again.
code-proof-required = Sign in again to make this change.
code-unproven = Confirm your email address first.
code-passkey-exists = This passkey has already been added.
code-passkey-limit = You can’t add any more passkeys. Remove one first.
code-not-found = There’s nothing at this address.
code-method = This address doesn’t support that method.
code-too-large = The request is too large.
code-media-type = The request must be JSON.
code-script-only = This address can’t be opened directly.
code-too-many = Too many attempts. Wait a while and try again.
code-internal = Something went wrong on our side. Try again in a moment.
code-unavailable = The service is temporarily unavailable. Try again in a moment.
code-draining = This server is shutting down. Try again in a moment.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = Enter your email address
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] Your email address must be { $max } character or fewer
       *[other] Your email address must be { $max } characters or fewer
    }
email-characters = Your email address contains a character that isn’t allowed
# The symbols stay as they are.
email-symbols = Your email address can’t contain any of ' " < > # $ % ^ & *
# The address stays as it is.
email-format = Enter an email address like name@example.com

given-name-required = Enter your first name
given-name-length =
    { $max ->
        [one] Your first name must be { $max } character or fewer
       *[other] Your first name must be { $max } characters or fewer
    }
given-name-characters = Your first name contains a character that isn’t allowed
# The symbols stay as they are.
given-name-symbols = Your first name can’t contain any of ' " < > # $ % ^ & *

family-name-required = Enter your last name
family-name-length =
    { $max ->
        [one] Your last name must be { $max } character or fewer
       *[other] Your last name must be { $max } characters or fewer
    }
family-name-characters = Your last name contains a character that isn’t allowed
# The symbols stay as they are.
family-name-symbols = Your last name can’t contain any of ' " < > # $ % ^ & *

phone-required = Enter your phone number
phone-length =
    { $max ->
        [one] Your phone number must be { $max } character or fewer, not counting spaces
       *[other] Your phone number must be { $max } characters or fewer, not counting spaces
    }
phone-characters = Your phone number contains a character that isn’t allowed
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Enter a full phone number without an extension, like +44 20 7946 0000

password-required = Enter your password
password-length =
    { $max ->
        [one] Your password must be { $max } character or fewer
       *[other] Your password must be { $max } characters or fewer
    }
password-characters = Your password contains a character that isn’t allowed

new-password-required = Choose a password
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Your password must be { $min } to { $max } character
       *[other] Your password must be { $min } to { $max } characters
    }
new-password-common = This password is too easy to guess. Choose another one
new-password-same-as-email = Your password can’t be your email address
# The symbols stay as they are.
new-password-composition = Include an upper-case letter, a lower-case letter, and a number or one of # ? ! @ $ % ^ & * -
passwords-mismatch = The passwords don’t match

code-required = Enter the code from your email
code-format = Enter the 6-digit code

# A value of another program, not one that a shopper types.
value-required = Enter a value
value-length = This value is too long or too short
value-characters = This value contains a character that isn’t allowed
value-type = This value has the wrong type
value-choice = This value isn’t supported
quantity-format = Enter a quantity above 0, up to 1,000,000, with no more than 3 decimal places
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] A cart can have up to { $max } item
       *[other] A cart can have up to { $max } items
    }
