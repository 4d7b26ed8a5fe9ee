//! The messages that shoppers read on the pages and in the element, and the codes and labels among them. Their texts are in
//! `locales/`, one folder for each language; nothing here is in any language.
//!
//! The app gets the texts as a list in the order of [`Message::ALL`], so a message is a number in the browser.

use crate::cart::ITEMS_MAX;
use crate::field::Kind;
use crate::problem::{Code, FieldCode, Params};
use crate::rules;

macro_rules! messages {
    ($($variant:ident = $id:literal $([$($argument:literal),+])?,)*) => {
        /// A message. Its variant is named after its id in `locales/`, where the English text says what it is.
        #[allow(missing_docs, reason = "the id names the text, and locales/en has it")]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Message {
            #[default]
            $($variant,)*
        }

        impl Message {
            /// Every message. First come the two that the page's own script shows as well, [`Message::Unreachable`] and
            /// [`Message::Offer`], then what else the first screen may show, then what the rest of the app shows.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its id in `locales/`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The names of its placeables, in the order in which a list of arguments has them.
            pub const fn arguments(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($($argument),+)?],)* }
            }
        }
    };
}

messages! {
    // What the first screen may show, up to `PasswordCharacters`.
    Unreachable = "unreachable",
    Offer = "offer",
    SignIn = "sign-in",
    SigningIn = "signing-in",
    SignInTitle = "sign-in-title",
    KeepMeSignedIn = "keep-me-signed-in",
    KeepMeSignedInHint = "keep-me-signed-in-hint",
    CodeInstead = "code-instead",
    ForgotPassword = "forgot-password",
    NewHere = "new-here",
    CreateAccount = "create-account",
    SignedOut = "signed-out",
    SessionOver = "session-over",
    Loading = "loading",
    TryAgain = "try-again",
    ThereIsAProblem = "there-is-a-problem",
    TypedKept = "typed-kept",
    ErrorTitle = "error-title" ["title"],
    LabelEmail = "label-email",
    LabelPassword = "label-password",
    Show = "show",
    ShowPassword = "show-password",
    Hide = "hide",
    HidePassword = "hide-password",
    EmailRequired = "email-required",
    EmailLength = "email-length" ["max"],
    EmailCharacters = "email-characters",
    EmailSymbols = "email-symbols",
    EmailFormat = "email-format",
    PasswordRequired = "password-required",
    PasswordLength = "password-length" ["max"],
    PasswordCharacters = "password-characters",
    // What the rest of the app shows, up to `CartItems`.
    HaveAccount = "have-account",
    SignInWithPasskey = "sign-in-with-passkey",
    NotKept = "not-kept",
    AccountReady = "account-ready",
    PasswordSaved = "password-saved",
    CodeGiven = "code-given",
    CodeTitle = "code-title",
    CodeIntro = "code-intro",
    SendCode = "send-code",
    SendingCode = "sending-code",
    PasswordInstead = "password-instead",
    CheckMailTitle = "check-mail-title",
    CodeSentTo = "code-sent-to" ["email"],
    CodeProves = "code-proves",
    ChangeEmail = "change-email",
    ConfirmCode = "confirm-code",
    CheckingCode = "checking-code",
    Resend = "resend",
    ResendWait = "resend-wait" ["time"],
    Resent = "resent",
    SignInWithCode = "sign-in-with-code",
    RegisterWithEmail = "register-with-email",
    ForgotTitle = "forgot-title",
    ForgotIntro = "forgot-intro",
    SendLink = "send-link",
    SendingLink = "sending-link",
    LinkSentTo = "link-sent-to" ["email"],
    LinkSentHint = "link-sent-hint",
    ResetTitle = "reset-title",
    ResetIntro = "reset-intro",
    CheckingLink = "checking-link",
    LinkBrokenTitle = "link-broken-title",
    AskNewLink = "ask-new-link",
    SavePassword = "save-password",
    SavingPassword = "saving-password",
    SignInWith = "sign-in-with" ["provider"],
    ContinueWith = "continue-with" ["provider"],
    Or = "or",
    LastUsed = "last-used",
    ProviderDenied = "provider-denied" ["provider"],
    ProviderFailed = "provider-failed" ["provider"],
    ProviderElsewhere = "provider-elsewhere",
    ProviderStorage = "provider-storage" ["provider"],
    ProviderInApp = "provider-in-app" ["provider"],
    ProviderProof = "provider-proof",
    LinkedTitle = "linked-title",
    LinkProvider = "link-provider" ["provider"],
    UnlinkProvider = "unlink-provider" ["provider"],
    Linked = "linked" ["provider"],
    Unlinked = "unlinked" ["provider"],
    PasskeyCancelled = "passkey-cancelled",
    PasskeyFailed = "passkey-failed",
    PasskeyUnavailable = "passkey-unavailable",
    PasskeyUnsupported = "passkey-unsupported",
    PasskeyHere = "passkey-here",
    PasskeyNotCreated = "passkey-not-created",
    PasskeyOfferTitle = "passkey-offer-title",
    PasskeyOffer = "passkey-offer",
    CreatePasskey = "create-passkey",
    CreatingPasskey = "creating-passkey",
    NotNow = "not-now",
    PasskeyCreated = "passkey-created",
    PasskeyProof = "passkey-proof",
    SignInAgain = "sign-in-again",
    PasskeysTitle = "passkeys-title",
    AddPasskey = "add-passkey",
    PasskeySynced = "passkey-synced",
    PasskeyCreatedOn = "passkey-created-on" ["date"],
    PasskeyUsedOn = "passkey-used-on" ["date"],
    RenamePasskey = "rename-passkey",
    PasskeyName = "passkey-name-label",
    PasskeyNameRequired = "passkey-name-required",
    SavePasskeyName = "save-passkey-name",
    PasskeyRenamed = "passkey-renamed",
    RemovePasskey = "remove-passkey",
    RemovePasskeySure = "remove-passkey-sure",
    PasskeyRemoved = "passkey-removed",
    Cancel = "cancel",
    AccountTitle = "account-title",
    AccountLoading = "account-loading",
    AccountName = "account-name",
    AccountUnverified = "account-unverified",
    SignOut = "sign-out",
    CartTitle = "cart-title",
    CartSku = "cart-sku",
    CartUnit = "cart-unit",
    CartQuantity = "cart-quantity",
    HandOffTitle = "hand-off-title",
    HandOffShop = "hand-off-shop" ["shop"],
    HandOffAccount = "hand-off-account" ["email"],
    HandOffSame = "hand-off-same",
    HandOffReplaces = "hand-off-replaces" ["email"],
    HandOffCart = "hand-off-cart",
    HandOffFramed = "hand-off-framed",
    HandOffGone = "hand-off-gone",
    HandOffOtherCart = "hand-off-other-cart",
    HandOffContinue = "hand-off-continue",
    HandOffStranger = "hand-off-stranger",
    HandOffOther = "hand-off-other",
    HandOffOpenAgain = "hand-off-open-again",
    HandOffCartWaits = "hand-off-cart-waits",
    CheckingEmail = "checking-email",
    NotFoundTitle = "not-found-title",
    NotFound = "not-found",
    GoToSignIn = "go-to-sign-in",
    TimedOut = "timed-out",
    RequestId = "request-id" ["id"],
    Wait = "wait" ["time"],
    LabelGivenName = "label-given-name",
    LabelFamilyName = "label-family-name",
    LabelPhone = "label-phone",
    LabelNewPassword = "label-new-password",
    LabelCode = "label-code",
    Optional = "optional",
    NewPasswordHint = "new-password-hint",
    ComposedPasswordHint = "composed-password-hint",
    CodeInvalid = "code-invalid",
    CodeMalformed = "code-malformed",
    CodeStoreUnknown = "code-store-unknown",
    CodeCredentials = "code-credentials",
    CodeCodeWrong = "code-code-wrong",
    CodeCodeExpired = "code-code-expired",
    CodeCodeUsed = "code-code-used",
    CodeCodeExhausted = "code-code-exhausted",
    CodeAccountMissing = "code-account-missing",
    CodeAccountExists = "code-account-exists",
    CodeAccountInactive = "code-account-inactive",
    CodeLinkInvalid = "code-link-invalid",
    CodeLinkUsed = "code-link-used",
    CodeLinkExpired = "code-link-expired",
    CodeLoginCodeUnknown = "code-login-code-unknown",
    CodeLoginCodeUsed = "code-login-code-used",
    CodeLoginCodeExpired = "code-login-code-expired",
    CodeCustomerUnknown = "code-customer-unknown",
    CodeSession = "code-session",
    CodeAccessToken = "code-access-token",
    CodeSocialUnavailable = "code-social-unavailable",
    CodeProviderUnknown = "code-provider-unknown",
    CodeRedirectUnknown = "code-redirect-unknown",
    CodeSocialRefused = "code-social-refused",
    CodeSocialExpired = "code-social-expired",
    CodeSocialTaken = "code-social-taken",
    CodeProviderUnavailable = "code-provider-unavailable",
    CodeSocialProofNeeded = "code-social-proof-needed",
    CodeTicketExpired = "code-ticket-expired",
    CodePasskeyRefused = "code-passkey-refused",
    CodePasskeyUnknown = "code-passkey-unknown",
    CodePasskeyExpired = "code-passkey-expired",
    CodeProofRequired = "code-proof-required",
    CodeUnproven = "code-unproven",
    CodePasskeyExists = "code-passkey-exists",
    CodePasskeyLimit = "code-passkey-limit",
    CodeNotFound = "code-not-found",
    CodeMethod = "code-method",
    CodeTooLarge = "code-too-large",
    CodeMediaType = "code-media-type",
    CodeScriptOnly = "code-script-only",
    CodeTooMany = "code-too-many",
    CodeInternal = "code-internal",
    CodeUnavailable = "code-unavailable",
    CodeDraining = "code-draining",
    GivenNameRequired = "given-name-required",
    GivenNameLength = "given-name-length" ["max"],
    GivenNameCharacters = "given-name-characters",
    GivenNameSymbols = "given-name-symbols",
    FamilyNameRequired = "family-name-required",
    FamilyNameLength = "family-name-length" ["max"],
    FamilyNameCharacters = "family-name-characters",
    FamilyNameSymbols = "family-name-symbols",
    PhoneRequired = "phone-required",
    PhoneLength = "phone-length" ["max"],
    PhoneCharacters = "phone-characters",
    PhoneFormat = "phone-format",
    NewPasswordRequired = "new-password-required",
    NewPasswordLength = "new-password-length" ["max", "min"],
    NewPasswordCommon = "new-password-common",
    NewPasswordSameAsEmail = "new-password-same-as-email",
    NewPasswordComposition = "new-password-composition",
    PasswordsMismatch = "passwords-mismatch",
    CodeRequired = "code-required",
    CodeFormat = "code-format",
    ValueRequired = "value-required",
    ValueLength = "value-length",
    ValueCharacters = "value-characters",
    ValueType = "value-type",
    ValueChoice = "value-choice",
    QuantityFormat = "quantity-format",
    CartItems = "cart-items" ["max"],
    // What pages and elements show without the app.
    Languages = "languages",
    NeedsJavascript = "needs-javascript",
    TooOld = "too-old",
    ToShop = "to-shop",
    Late = "late",
    StoppedTitle = "stopped-title",
    Stopped = "stopped",
    StoppedHelp = "stopped-help",
    Reload = "reload",
    ElementNotLoaded = "element-not-loaded",
    ElementUnsupported = "element-unsupported",
    ElementStopped = "element-stopped",
}

impl Message {
    /// The messages that the app shows.
    pub fn of_app() -> &'static [Self] {
        &Self::ALL[..=Self::CartItems as usize]
    }

    /// Those that the sign-in page may show before the part of the app that comes later is there. A page has their texts in its HTML; the
    /// others come with that part.
    pub fn of_first_screen() -> &'static [Self] {
        &Self::ALL[..=Self::PasswordCharacters as usize]
    }

    /// What a request is refused with.
    pub const fn of_code(code: Code) -> Self {
        match code {
            Code::Invalid => Self::CodeInvalid,
            Code::Malformed => Self::CodeMalformed,
            Code::StoreUnknown => Self::CodeStoreUnknown,
            Code::Credentials => Self::CodeCredentials,
            Code::CodeWrong => Self::CodeCodeWrong,
            Code::CodeExpired => Self::CodeCodeExpired,
            Code::CodeUsed => Self::CodeCodeUsed,
            Code::CodeExhausted => Self::CodeCodeExhausted,
            Code::AccountMissing => Self::CodeAccountMissing,
            Code::AccountExists => Self::CodeAccountExists,
            Code::AccountInactive => Self::CodeAccountInactive,
            Code::LinkInvalid => Self::CodeLinkInvalid,
            Code::LinkUsed => Self::CodeLinkUsed,
            Code::LinkExpired => Self::CodeLinkExpired,
            Code::LoginCodeUnknown => Self::CodeLoginCodeUnknown,
            Code::LoginCodeUsed => Self::CodeLoginCodeUsed,
            Code::LoginCodeExpired => Self::CodeLoginCodeExpired,
            Code::CustomerUnknown => Self::CodeCustomerUnknown,
            Code::Session => Self::CodeSession,
            Code::AccessToken => Self::CodeAccessToken,
            Code::SocialUnavailable => Self::CodeSocialUnavailable,
            Code::ProviderUnknown => Self::CodeProviderUnknown,
            Code::RedirectUnknown => Self::CodeRedirectUnknown,
            Code::SocialRefused => Self::CodeSocialRefused,
            Code::SocialExpired => Self::CodeSocialExpired,
            Code::SocialTaken => Self::CodeSocialTaken,
            Code::ProviderUnavailable => Self::CodeProviderUnavailable,
            Code::SocialProofNeeded => Self::CodeSocialProofNeeded,
            Code::TicketExpired => Self::CodeTicketExpired,
            Code::PasskeyRefused => Self::CodePasskeyRefused,
            Code::PasskeyUnknown => Self::CodePasskeyUnknown,
            Code::PasskeyExpired => Self::CodePasskeyExpired,
            Code::ProofRequired => Self::CodeProofRequired,
            Code::Unproven => Self::CodeUnproven,
            Code::PasskeyExists => Self::CodePasskeyExists,
            Code::PasskeyLimit => Self::CodePasskeyLimit,
            Code::NotFound => Self::CodeNotFound,
            Code::Method => Self::CodeMethod,
            Code::TooLarge => Self::CodeTooLarge,
            Code::MediaType => Self::CodeMediaType,
            Code::ScriptOnly => Self::CodeScriptOnly,
            Code::TooMany => Self::CodeTooMany,
            Code::Internal => Self::CodeInternal,
            Code::Unavailable => Self::CodeUnavailable,
            Code::Draining => Self::CodeDraining,
        }
    }

    /// The label of a kind of field.
    pub const fn label(kind: Kind) -> Self {
        match kind {
            Kind::Username | Kind::Email => Self::LabelEmail,
            Kind::GivenName => Self::LabelGivenName,
            Kind::FamilyName => Self::LabelFamilyName,
            Kind::Phone => Self::LabelPhone,
            Kind::CurrentPassword => Self::LabelPassword,
            Kind::NewPassword | Kind::RepeatPassword => Self::LabelNewPassword,
            Kind::OneTimeCode | Kind::Machine => Self::LabelCode,
        }
    }

    /// What a field of a kind is refused with, and the bounds that its text names. A bound that the refusal lacks is that of our own
    /// rule.
    pub fn of_field(kind: Kind, code: FieldCode, given: Params) -> (Self, Params) {
        let ours = rules::bounds(kind);
        let mut bounds = Params { min: given.min.or(ours.min), max: given.max.or(ours.max) };
        let message = match code {
            FieldCode::Required => Self::required(kind),
            FieldCode::Length => Self::length(kind),
            FieldCode::Characters => Self::characters(kind),
            FieldCode::Email => Self::EmailFormat,
            FieldCode::Phone => Self::PhoneFormat,
            FieldCode::Otp => Self::CodeFormat,
            FieldCode::Common => Self::NewPasswordCommon,
            FieldCode::SameAsEmail => Self::NewPasswordSameAsEmail,
            FieldCode::Mismatch => Self::PasswordsMismatch,
            FieldCode::Type => Self::ValueType,
            FieldCode::Choice => Self::ValueChoice,
            FieldCode::Quantity => Self::QuantityFormat,
            FieldCode::Items => {
                bounds.max = given.max.or(Some(ITEMS_MAX));
                Self::CartItems
            }
            FieldCode::Symbols => Self::symbols(kind),
            FieldCode::Composition => Self::NewPasswordComposition,
        };
        (message, bounds)
    }

    const fn required(kind: Kind) -> Self {
        match kind {
            Kind::Username | Kind::Email => Self::EmailRequired,
            Kind::GivenName => Self::GivenNameRequired,
            Kind::FamilyName => Self::FamilyNameRequired,
            Kind::Phone => Self::PhoneRequired,
            Kind::CurrentPassword | Kind::RepeatPassword => Self::PasswordRequired,
            Kind::NewPassword => Self::NewPasswordRequired,
            Kind::OneTimeCode => Self::CodeRequired,
            Kind::Machine => Self::ValueRequired,
        }
    }

    const fn length(kind: Kind) -> Self {
        match kind {
            Kind::Username | Kind::Email => Self::EmailLength,
            Kind::GivenName => Self::GivenNameLength,
            Kind::FamilyName => Self::FamilyNameLength,
            Kind::Phone => Self::PhoneLength,
            Kind::CurrentPassword => Self::PasswordLength,
            Kind::NewPassword | Kind::RepeatPassword => Self::NewPasswordLength,
            Kind::OneTimeCode => Self::CodeFormat,
            Kind::Machine => Self::ValueLength,
        }
    }

    const fn characters(kind: Kind) -> Self {
        match kind {
            Kind::Username | Kind::Email => Self::EmailCharacters,
            Kind::GivenName => Self::GivenNameCharacters,
            Kind::FamilyName => Self::FamilyNameCharacters,
            Kind::Phone => Self::PhoneCharacters,
            Kind::CurrentPassword | Kind::NewPassword | Kind::RepeatPassword => Self::PasswordCharacters,
            Kind::OneTimeCode => Self::CodeFormat,
            Kind::Machine => Self::ValueCharacters,
        }
    }

    const fn symbols(kind: Kind) -> Self {
        match kind {
            Kind::Username | Kind::Email => Self::EmailSymbols,
            Kind::GivenName => Self::GivenNameSymbols,
            Kind::FamilyName => Self::FamilyNameSymbols,
            // What else may be typed has no symbols by our own rules, or may have any.
            _ => Self::characters(kind),
        }
    }
}
