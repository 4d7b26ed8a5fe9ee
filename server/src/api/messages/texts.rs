//! The texts of a store in one language.

use portico_locales::{Argument, Language};
use portico_shared::field::Kind;
use portico_shared::message::Message;
use portico_shared::problem::{Code, FieldCode, Params};

use super::id::Id;
use super::success::SuccessMessage;
use crate::config::Words;

/// The texts of a store in one language. By default those of no store in particular, in English.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// The texts of the store.
    pub words: Words,
    /// The language.
    pub language: Language,
}

impl Texts {
    /// What a request is refused with.
    pub fn code(&self, code: Code) -> String {
        self.message(Message::of_code(code), Params::default())
    }

    /// What a field is refused with.
    pub fn field(&self, kind: Kind, code: FieldCode, params: Params) -> String {
        let (message, bounds) = Message::of_field(kind, code, params);
        self.message(message, bounds)
    }

    /// The label of a kind of field.
    pub fn label(&self, kind: Kind) -> String {
        self.message(Message::label(kind), Params::default())
    }

    /// What an answer says that is not a refusal.
    pub fn success(&self, message: SuccessMessage) -> String {
        self.say(message.id(), &[])
    }

    /// The name of a passkey that a customer has given none.
    pub fn passkey_name(&self) -> String {
        self.say(Id::PasskeyName, &[])
    }

    pub(crate) fn say(&self, id: Id, arguments: &[(&str, Argument<'_>)]) -> String {
        self.words.text(self.language, id.as_str(), arguments)
    }

    fn message(&self, message: Message, Params { min, max }: Params) -> String {
        let bounds = [("min", min), ("max", max)];
        let number = |(name, bound): (&'static str, Option<usize>)| {
            Some((name, Argument::Number(u64::try_from(bound?).unwrap_or(u64::MAX))))
        };
        let arguments: Vec<_> = bounds.into_iter().filter_map(number).collect();
        self.words.text(self.language, message.id(), &arguments)
    }
}
