//! The labels, buttons and headings that a shopper finds on the pages, each defined once.

use portico_shared::pages::Page;

/// Label of the email address.
pub const EMAIL: &str = "Email address";
/// Label of the password on the sign-in page.
pub const PASSWORD: &str = "Password";
/// Label of a new password.
pub const NEW_PASSWORD: &str = "New password";
/// Label of the first name.
pub const FIRST_NAME: &str = "First name";
/// Label of the last name.
pub const LAST_NAME: &str = "Last name (optional)";
/// Label of the telephone number.
pub const PHONE: &str = "Phone number (optional)";
/// Label of the mailed code.
pub const CODE: &str = "Code";
/// Label of the checkbox that keeps the session after the browser is closed.
pub const REMEMBER: &str = "Keep me signed in";

/// Heading and button of the sign-in page.
pub const SIGN_IN: &str = "Sign in";
/// Heading and button of the register page, and the link to it.
pub const CREATE_ACCOUNT: &str = "Create an account";
/// Heading of the page that asks where to mail a code.
pub const CODE_TITLE: &str = "Sign in with a code";
/// Button that requests a code.
pub const SEND_CODE: &str = "Email me a code";
/// Heading of the pages that say that an email is on its way.
pub const CHECK_MAIL: &str = "Check your email";
/// Button below the code.
pub const CONTINUE: &str = "Continue";
/// Button that requests another code.
pub const RESEND: &str = "Send a new code";
/// Heading of the page for requesting a reset link.
pub const FORGOT_TITLE: &str = "Reset your password";
/// Button that requests a reset link.
pub const SEND_LINK: &str = "Email me a reset link";
/// Heading of the page that a reset link leads to.
pub const RESET_TITLE: &str = "Choose a new password";
/// Heading of the page for a reset link that doesn't work.
pub const LINK_BROKEN: &str = "This link doesn’t work";
/// Button that saves the new password.
pub const SAVE_PASSWORD: &str = "Save new password";
/// Heading of the account page.
pub const ACCOUNT: &str = "Your account";
/// Button that ends the session.
pub const SIGN_OUT: &str = "Sign out";
/// Heading of the page for a customer who comes from another system.
pub const HAND_OFF: &str = "Continue to the shop";
/// Button on that page.
pub const HAND_OFF_GO_ON: &str = "Sign in and continue";
/// Link on that page to the sign-in page.
pub const HAND_OFF_OTHER: &str = "Sign in to another account";
/// Its notice to a customer who is signed in to another account, in front of that account's address.
pub const HAND_OFF_REPLACES: &str = "You’re currently signed in as";
/// Its notice to the customer whom the link is for.
pub const HAND_OFF_SAME: &str = "You’re already signed in to this account.";
/// Its message if there is no code, or no longer one.
pub const HAND_OFF_GONE: &str = "This link is no longer available.";
/// Link to the sign-in page from a page for something that doesn't work.
pub const GO_TO_SIGN_IN: &str = "Go to sign in";
/// Button below an error that stops a page.
pub const TRY_AGAIN: &str = "Try again";
/// Caption of the cart on the account page.
pub const CART: &str = "Your cart";
/// Heading of the page for an address that doesn't exist.
pub const NOT_FOUND: &str = "Page not found";
/// Heading of the error summary.
pub const PROBLEM: &str = "There is a problem";
/// Link from the page after a code or link was sent to the form before it.
pub const CHANGE: &str = "Change";

/// The heading that a page has for a visitor without a session, an email or a link.
pub const fn heading_of(page: Page) -> &'static str {
    match page {
        Page::Login | Page::Account | Page::Passkey | Page::Social => SIGN_IN,
        Page::Register => CREATE_ACCOUNT,
        Page::Otp => CODE_TITLE,
        Page::ForgotPassword => FORGOT_TITLE,
        Page::ResetPassword | Page::HandOff => LINK_BROKEN,
        Page::NotFound => NOT_FOUND,
    }
}
