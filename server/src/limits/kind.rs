//! What is counted, and the limits on it.

/// What is counted.
#[derive(Clone, Copy)]
pub(super) enum Event {
    /// A sign-in by password that has not succeeded.
    SignIn,
    /// A wrong one-time code.
    WrongCode,
    /// A mail with a code, or the notice that replaces it.
    CodeMail,
    /// A mail with a reset link.
    LinkMail,
    /// A hand-over of a customer.
    HandOver,
    /// A hand-over of an email without a customer.
    CustomerUnknown,
    /// An authorization code that was exchanged, or an ID token that was refused.
    Social,
    /// A passkey that was refused.
    Passkey,
}

impl Event {
    /// Its name in the database.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::WrongCode => "wrong_code",
            Self::CodeMail => "code_mail",
            Self::LinkMail => "link_mail",
            Self::HandOver => "hand_over",
            Self::CustomerUnknown => "customer_unknown",
            Self::Social => "social",
            Self::Passkey => "passkey",
        }
    }
}

/// A rate limit, as the metrics report it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Failed sign-ins of one email from one client.
    SignInFailures,
    /// Failed sign-ins of one email from a device that has signed in to it before.
    DeviceFailures,
    /// Failed sign-ins of one client over all emails.
    ClientFailures,
    /// Failed sign-ins of one email over all clients.
    EmailFailures,
    /// Wrong codes of one email.
    WrongCodes,
    /// Wrong codes of one email from a device that has signed in to it before.
    DeviceWrongCodes,
    /// Wrong codes of one client over all emails.
    ClientWrongCodes,
    /// Requests for another code in short succession.
    Resend,
    /// Mails with a code to one email.
    CodeMails,
    /// Mails with a code to one email that a device asked for which has signed in to it before.
    DeviceCodeMails,
    /// Mails with a reset link to one email.
    LinkMails,
    /// Mails with a reset link to one email that a device asked for which has signed in to it before.
    DeviceLinkMails,
    /// Mails caused by one client.
    ClientMails,
    /// Hand-overs of one customer by one access token.
    HandOvers,
    /// Hand-overs of emails without a customer by one access token.
    UnknownCustomers,
    /// Exchanged authorization codes and refused ID tokens of one client.
    ClientSocial,
    /// Refused passkeys of one client.
    ClientPasskeys,
}

impl Limit {
    /// Every limit.
    pub const ALL: [Self; 17] = [
        Self::SignInFailures,
        Self::DeviceFailures,
        Self::ClientFailures,
        Self::EmailFailures,
        Self::WrongCodes,
        Self::DeviceWrongCodes,
        Self::ClientWrongCodes,
        Self::Resend,
        Self::CodeMails,
        Self::DeviceCodeMails,
        Self::LinkMails,
        Self::DeviceLinkMails,
        Self::ClientMails,
        Self::HandOvers,
        Self::UnknownCustomers,
        Self::ClientSocial,
        Self::ClientPasskeys,
    ];

    /// Its name in metrics, which is that of its setting in `portico.toml` if it has one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignInFailures => "sign_in_failures",
            Self::DeviceFailures => "device_failures",
            Self::ClientFailures => "client_failures",
            Self::EmailFailures => "email_failures",
            Self::WrongCodes => "wrong_codes",
            Self::DeviceWrongCodes => "device_wrong_codes",
            Self::ClientWrongCodes => "client_wrong_codes",
            Self::Resend => "resend",
            Self::CodeMails => "code_mails",
            Self::DeviceCodeMails => "device_code_mails",
            Self::LinkMails => "link_mails",
            Self::DeviceLinkMails => "device_link_mails",
            Self::ClientMails => "client_mails",
            Self::HandOvers => "hand_overs",
            Self::UnknownCustomers => "unknown_customers",
            Self::ClientSocial => "client_social",
            Self::ClientPasskeys => "client_passkeys",
        }
    }
}
