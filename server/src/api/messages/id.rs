//! The ids in `locales/` of what only the server says.

macro_rules! ids {
    ($($variant:ident = $id:literal,)*) => {
        /// The id of a text in `server.ftl`, where the English one says what it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Id {
            $($variant,)*
        }

        impl Id {
            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$variant,)*];

            pub(super) const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }
        }
    };
}

ids! {
    DoneCodeSent = "done-code-sent",
    DoneRegistered = "done-registered",
    DoneRegisteredVerified = "done-registered-verified",
    DoneSignedIn = "done-signed-in",
    DoneLoginCodeValid = "done-login-code-valid",
    DoneLinkSent = "done-link-sent",
    DoneLinkValid = "done-link-valid",
    DonePasswordSet = "done-password-set",
    DoneProfile = "done-profile",
    DoneSignedOut = "done-signed-out",
    DoneSocialBegun = "done-social-begun",
    DoneSocialConfirmed = "done-social-confirmed",
    DoneSocialLinked = "done-social-linked",
    DoneSocialLinks = "done-social-links",
    DoneSocialUnlinked = "done-social-unlinked",
    DonePasskeyOptions = "done-passkey-options",
    DonePasskeyAdded = "done-passkey-added",
    DonePasskeys = "done-passkeys",
    DonePasskeyRenamed = "done-passkey-renamed",
    DonePasskeyRemoved = "done-passkey-removed",
    PasskeyName = "passkey-name",
    DoneHealthy = "done-healthy",
    MailCodeSubject = "mail-code-subject",
    MailCodeIntro = "mail-code-intro",
    MailCodeMinutes = "mail-code-minutes",
    MailCodeSeconds = "mail-code-seconds",
    MailCodeSecret = "mail-code-secret",
    MailCodeIgnore = "mail-code-ignore",
    MailAccountExistsSubject = "mail-account-exists-subject",
    MailAccountExistsIntro = "mail-account-exists-intro",
    MailAccountExistsCode = "mail-account-exists-code",
    MailAccountExistsIgnore = "mail-account-exists-ignore",
    MailResetSubject = "mail-reset-subject",
    MailResetIntro = "mail-reset-intro",
    MailResetLink = "mail-reset-link",
    MailResetMinutes = "mail-reset-minutes",
    MailResetSeconds = "mail-reset-seconds",
    MailResetIgnore = "mail-reset-ignore",
    MailPasswordChangedSubject = "mail-password-changed-subject",
    MailPasswordChangedIntro = "mail-password-changed-intro",
    MailPasswordChangedSignedOut = "mail-password-changed-signed-out",
    MailPasswordChangedAlarm = "mail-password-changed-alarm",
    MailSocialLinkedSubject = "mail-social-linked-subject",
    MailSocialLinkedIntro = "mail-social-linked-intro",
    MailSocialLinkedAlarm = "mail-social-linked-alarm",
    MailSocialUnlinkedSubject = "mail-social-unlinked-subject",
    MailSocialUnlinkedIntro = "mail-social-unlinked-intro",
    MailSocialUnlinkedAlarm = "mail-social-unlinked-alarm",
    MailPasskeyAddedSubject = "mail-passkey-added-subject",
    MailPasskeyAddedIntro = "mail-passkey-added-intro",
    MailPasskeyAddedAlarm = "mail-passkey-added-alarm",
    MailPasskeyRemovedSubject = "mail-passkey-removed-subject",
    MailPasskeyRemovedIntro = "mail-passkey-removed-intro",
    MailPasskeyRemovedAlarm = "mail-passkey-removed-alarm",
    MailPageTitle = "mail-page-title",
    MailPageHeading = "mail-page-heading",
    MailPageRefreshes = "mail-page-refreshes",
    MailPageApp = "mail-page-app",
    MailPageEmpty = "mail-page-empty",
    MailPageTo = "mail-page-to",
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The compiler names an id that is never used.
    #[test]
    fn the_ids_are_those_of_the_file() {
        let file = include_str!("../../../../locales/en/server.ftl");
        let begins = |line: &&str| line.starts_with(|first: char| first.is_ascii_lowercase());
        let of_file = file.lines().filter(begins).filter_map(|line| line.split_once(" =").map(|(id, _)| id));
        assert_eq!(of_file.collect::<Vec<_>>(), Id::ALL.iter().map(|id| id.as_str()).collect::<Vec<_>>());
    }
}
