//! A page as a tree, and a tree as JSON.

use std::rc::Rc;

use leptos::prelude::Owner;
use portico_view::Tree;

use crate::browser::Root;
use crate::config::Config;
use crate::flows::{App, FormDrafts};
use crate::json::{Object, Value, list};
use crate::layout;
use crate::pages;
use crate::router::{HistoryState, Location, Page};
use crate::text::Words;

/// A page.
pub struct Rendered {
    /// The page as a tree.
    pub tree: Tree,
    /// The title of its window.
    pub title: String,
    /// Whether it can begin without the part of the app that comes later.
    pub is_whole: bool,
}

/// Renders a page.
pub fn render(config: &Config, words: &Words, page: Page) -> Rendered {
    pages::provide();
    let owner = Owner::new();
    let rendered = owner.with(|| {
        // A link to such a page has a secret, which is not known yet.
        let key = (page.secret().is_some() || page == Page::Social).then(|| "key".to_owned());
        let location = Location { page, state: HistoryState { key, ..HistoryState::default() } };
        let drafts = Rc::new(FormDrafts::new(Root::new(None, &config.ids), &owner));
        let app = App::at(config.clone(), words.clone(), drafts, location.clone());
        // The page's heading sets the title.
        let tree = layout::view(app).tree();
        Rendered { tree, title: app.window_title(), is_whole: pages::is_first(app, &location) }
    });
    // The drafts hold it.
    owner.cleanup();
    rendered
}

/// A tree as JSON, from which a script makes elements without any HTML text: `[tag, {attribute: value}, child, …]`, where a child is
/// an element or a text.
pub fn json(tree: &Tree) -> Value {
    match tree {
        Tree::Text(text) => text.as_str().into(),
        Tree::Element { tag, attributes, children } => {
            let attributes =
                attributes.iter().fold(Object::new(), |all, (name, value)| all.with(name, value.as_str()));
            list([(*tag).into(), attributes.into()].into_iter().chain(children.iter().map(json)))
        }
    }
}

#[cfg(test)]
mod tests {
    use portico_shared::field::Kind;
    use portico_shared::message::Message;
    use portico_shared::problem::{FieldCode, Params};
    use portico_view::el;

    use super::*;
    use crate::config::Dialect;

    /// The messages in a text with references.
    fn messages(text: &str) -> Vec<usize> {
        let number = |reference: &str| reference.split_once(';').unwrap().0.parse().unwrap();
        text.split('\u{e000}').skip(1).map(number).collect()
    }

    #[test]
    fn a_page_that_can_begin_alone_has_only_words_of_the_first_screen() {
        let count = Message::of_first_screen().len();
        let config = |dialect| Config::parse(&format!(r#"{{"dialect": "{}"}}"#, Dialect::name(dialect)));
        for dialect in Dialect::ALL {
            let page = render(&config(dialect).unwrap(), &Words::References, Page::Login);
            let all = messages(&format!("{}{}", json(&page.tree), page.title));
            assert!(!all.is_empty());
            assert!(
                !page.is_whole || all.iter().all(|message| *message < count),
                "{}: {all:?}",
                dialect.name()
            );
        }
        let codes = [
            FieldCode::Required,
            FieldCode::Length,
            FieldCode::Characters,
            FieldCode::Email,
            FieldCode::Symbols,
        ];
        for kind in [Kind::Username, Kind::CurrentPassword] {
            for code in codes {
                let (message, _) = Message::of_field(kind, code, Params::default());
                assert!(Message::of_first_screen().contains(&message), "{message:?}");
            }
        }
    }

    #[test]
    fn an_element_is_its_tag_its_attributes_and_its_children() {
        let input = el("input", "").attr("required", "").on("input", |_| {});
        let element =
            el("p", "x").text("1 < 2").child(input).child(|| Some(el("b", "").text(|| "more".to_owned())));
        let element = element.child(|| None).attr("id", || Some("i".into()));
        assert_eq!(
            Object::new().with("tree", json(&element.tree())).text(),
            r#"{"tree":["p",{"class":"x","id":"i"},"1 < 2",["input",{"required":""}],["b",{},"more"]]}"#
        );
    }
}
