//! Whose fault it is that a mail was not delivered, and whether another attempt can help.
//!
//! Only a refusal of the recipient is final. Everything else, such as a refusal of the sender, of our name or of us, a quota, or a
//! filter's verdict on the content, may go away once an operator or the provider has done something, so that mail waits.

/// The step of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The connection, the server's greeting and ours.
    Connect,
    /// The change to TLS.
    StartTls,
    /// The user and the password.
    SignIn,
    /// The sender's address.
    Sender,
    /// The recipient's address.
    Recipient,
    /// The mail itself.
    Content,
}

/// Why a mail was put off or given up, as the metrics report it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The mail server cannot be reached, takes too long, or breaks the connection off.
    Unreachable,
    /// It offers no TLS, or is not trusted.
    Tls,
    /// It refuses the user or the password.
    SignIn,
    /// It refuses us, the sender, or what we send.
    Refused,
    /// It cannot take the mail at the moment.
    Busy,
    /// It refuses the recipient for good.
    Recipient,
    /// The mail could not be sent before it was worthless.
    Expired,
    /// The folder of mails cannot be written to.
    Folder,
}

impl Cause {
    /// Every cause.
    pub const ALL: [Self; 8] = [
        Self::Unreachable,
        Self::Tls,
        Self::SignIn,
        Self::Refused,
        Self::Busy,
        Self::Recipient,
        Self::Expired,
        Self::Folder,
    ];

    /// Its name in metrics.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Tls => "tls",
            Self::SignIn => "sign_in",
            Self::Refused => "refused",
            Self::Busy => "busy",
            Self::Recipient => "recipient",
            Self::Expired => "expired",
            Self::Folder => "folder",
        }
    }
}

/// A reply of a mail server that is not positive.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reply<'a> {
    /// The status code, such as 550.
    pub(super) status: u16,
    /// The rest of the first line.
    pub(super) text: &'a str,
}

/// The enhanced status codes (RFC 3463, RFC 7505) that are about the recipient's address.
const NO_SUCH_RECIPIENT: [&str; 6] = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];
/// A full mailbox, which its owner can empty.
const MAILBOX_FULL: [&str; 2] = ["4.2.2", "5.2.2"];
/// The status codes that refuse a recipient, if there is no enhanced one (RFC 5321, section 4.2.3, and RFC 7504).
const RECIPIENT_REFUSED: [u16; 4] = [550, 551, 553, 556];
/// Words of replies to the recipient's address that are about us. Some servers, such as Exim, send no enhanced status codes, and
/// refuse our name, our sender and our right to send with the same status as an unknown recipient.
const ABOUT_US: [&str; 9] =
    ["relay", "helo", "ehlo", "sender", "authenti", "quota", "limit", "block", "policy"];

impl Reply<'_> {
    /// The enhanced status code, such as `5.7.8`. Some servers write `#` in front of it.
    pub(super) fn enhanced(&self) -> Option<&str> {
        let first = self.text.split_whitespace().next()?;
        let code = first.trim_start_matches('#').trim_end_matches([':', ',', ';']);
        let is_number =
            |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        (code.split('.').count() == 3 && code.split('.').all(is_number)).then_some(code)
    }

    /// The cause of a failure at this step.
    pub(super) fn cause(&self, step: Step) -> Cause {
        let is_enhanced_of = |codes: &[&str]| self.enhanced().is_some_and(|code| codes.contains(&code));
        let has_named_recipient = matches!(step, Step::Recipient | Step::Content);
        if self.status < 500 || (has_named_recipient && is_enhanced_of(&MAILBOX_FULL)) {
            Cause::Busy
        } else if (has_named_recipient && is_enhanced_of(&NO_SUCH_RECIPIENT))
            || (step == Step::Recipient && self.refuses_recipient())
        {
            Cause::Recipient
        } else if step == Step::SignIn {
            Cause::SignIn
        } else {
            Cause::Refused
        }
    }

    /// Whether it refuses the recipient, as far as a reply without an enhanced status code can tell.
    fn refuses_recipient(&self) -> bool {
        let text = self.text.to_lowercase();
        self.enhanced().is_none()
            && RECIPIENT_REFUSED.contains(&self.status)
            && !ABOUT_US.iter().any(|word| text.contains(word))
    }

    /// What an operator can do about it, as the end of a sentence about the reply.
    pub(super) fn advice(&self, step: Step) -> &'static str {
        match (step, self.cause(step)) {
            (_, Cause::Busy | Cause::Recipient) => "",
            (Step::SignIn, _) => " to the user and password in the URL of --mail: correct them",
            _ if self.status == 530 => {
                ": it requires a user and a password, or TLS; add them to the URL of --mail"
            }
            (Step::Connect | Step::StartTls, _) => {
                ": it refuses this machine, or the name that it is greeted with; set `helo-name` in [mail] to a name that leads here"
            }
            (Step::Sender, _) => {
                ": it refuses the sender, or that we send; set `from` in [mail] to an address that it lets you send from, and look \
                 for a quota that is used up"
            }
            _ => {
                ": it refuses that we send, the sender, the name that it is greeted with, or the content; its own log has the reason"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reply, and what it is about at the greeting, the sender, the recipient and the content.
    #[test]
    fn only_a_refusal_of_the_recipient_is_the_recipients() {
        use Cause::{Busy, Recipient, Refused};
        for (status, text, causes) in [
            (550, "5.1.1 no such user", [Refused, Refused, Recipient, Recipient]),
            (550, "#5.1.1 no such user", [Refused, Refused, Recipient, Recipient]),
            (550, "5.1.1: no such user", [Refused, Refused, Recipient, Recipient]),
            (550, "5.1.2 no such domain", [Refused, Refused, Recipient, Recipient]),
            (501, "5.1.3 bad address", [Refused, Refused, Recipient, Recipient]),
            (551, "5.1.6 moved", [Refused, Refused, Recipient, Recipient]),
            (556, "5.1.10 null MX", [Refused, Refused, Recipient, Recipient]),
            (550, "5.2.1 mailbox disabled", [Refused, Refused, Recipient, Recipient]),
            (550, "no such user here", [Refused, Refused, Recipient, Refused]),
            (551, "user not local", [Refused, Refused, Recipient, Refused]),
            (553, "mailbox name not allowed", [Refused, Refused, Recipient, Refused]),
            (550, "", [Refused, Refused, Recipient, Refused]),
            (550, "relay not permitted", [Refused; 4]),
            (550, "Sender verify failed", [Refused; 4]),
            (550, "Authentication required", [Refused; 4]),
            (550, "HELO command rejected", [Refused; 4]),
            (554, "no thanks", [Refused; 4]),
            (554, "5.7.1 relay access denied", [Refused; 4]),
            (550, "5.7.1 rejected by policy", [Refused; 4]),
            (550, "5.7.26 not authenticated", [Refused; 4]),
            (550, "5.4.5 daily quota exceeded", [Refused; 4]),
            (553, "5.1.8 bad sender's domain", [Refused; 4]),
            (553, "5.1.7 bad sender", [Refused; 4]),
            (504, "5.5.2 <localhost>: Helo command rejected", [Refused; 4]),
            (552, "5.3.4 message too big", [Refused; 4]),
            (552, "storage exceeded", [Refused; 4]),
            (554, "5.6.0 content rejected", [Refused; 4]),
            (530, "5.7.0 sign in first", [Refused; 4]),
            (552, "5.2.2 mailbox full", [Refused, Refused, Busy, Busy]),
            (452, "4.2.2 mailbox full", [Busy; 4]),
            (450, "4.7.1 greylisted", [Busy; 4]),
            (421, "too many connections", [Busy; 4]),
        ] {
            let steps = [Step::Connect, Step::Sender, Step::Recipient, Step::Content];
            let found = steps.map(|step| Reply { status, text }.cause(step));
            assert_eq!(found, causes, "{status} {text}");
        }
    }
}
