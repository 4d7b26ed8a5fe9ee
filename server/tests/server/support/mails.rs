//! The mails that the server sends, and their content.

use std::path::PathBuf;

use portico_test_support::{Mail, Mailbox};
use serde_json::json;

use super::{PASSWORD, Portico};

impl Portico {
    /// Registers a verified customer, as the app does.
    pub(crate) async fn verified(&self, email: &str, password: &str) {
        let code = self.mailed_code(email).await;
        let answer = self.register_with(email, json!({ "password": password, "otp": code })).await;
        assert_eq!(answer.verdict(), (200, ""), "{answer:?}");
    }

    /// Registers a verified customer in a store other than the default one.
    pub(crate) async fn verified_in(&self, store: &str, email: &str) {
        self.all_mailed().await;
        let before = self.mails().len();
        let send = self.post("/customer/send-otp").header("key", store).json(&json!({ "emailId": email }));
        assert_eq!(self.ask(send).await.verdict(), (200, ""));
        let code = self.mail_after(before).await.code().expect("a code");
        let body = json!({ "firstName": "A", "emailId": email, "password": PASSWORD, "otp": code });
        let register = self.post("/customer/register").header("key", store).json(&body);
        assert_eq!(self.ask(register).await.verdict(), (200, ""));
    }

    /// Requests a code and reads it from the mail.
    pub(crate) async fn mailed_code(&self, email: &str) -> String {
        self.all_mailed().await;
        let before = self.mails().len();
        assert_eq!(self.send_otp(email).await.verdict(), (200, ""));
        self.mail_after(before).await.code().expect("a code")
    }

    /// Requests a reset link and reads its key from the mail.
    pub(crate) async fn mailed_key(&self, email: &str) -> String {
        self.all_mailed().await;
        let before = self.mails().len();
        assert_eq!(self.forgot(email).await.verdict(), (200, ""));
        self.mail_after(before).await.key().expect("a reset link")
    }

    pub(crate) fn mail_folder(&self) -> PathBuf {
        self.folder.path().join("mail")
    }

    /// The mails so far, oldest first.
    pub(crate) fn mails(&self) -> Vec<Mail> {
        let mails = self.mailbox().mails().expect("the mail folder");
        assert!(mails.iter().all(|mail| !mail.html.is_empty()), "each mail has an HTML part: {mails:?}");
        mails
    }

    /// Waits until there are more than `before` mails, and returns the newest.
    pub(crate) async fn mail_after(&self, before: usize) -> Mail {
        self.mailbox().nth_mail(before + 1).await.expect("a mail")
    }

    /// Waits until every mail has been sent.
    pub(crate) async fn all_mailed(&self) {
        self.swept("outbox").await;
    }

    fn mailbox(&self) -> Mailbox {
        Mailbox::new(self.mail_folder())
    }
}
