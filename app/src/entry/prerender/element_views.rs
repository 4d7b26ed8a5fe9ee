//! The static views that an element shows before the app is ready.
//!
//! Each page has a view. A dialect whose capabilities make a page look different has a view of its own for it. Only the rendered pages
//! decide that, so a new dialect gets its views without being named here.
//!
//! Only an element knows its providers. So their buttons are in no view: the list with one button is a tree of its own, of which the
//! element's script makes as many as it needs.

use portico_view::Tree;

use super::render::{self, Rendered, json};
use crate::config::{Config, Dialect, Routing};
use crate::json::{Json, Object, list};
use crate::router::Page;
use crate::text::Words;

/// Stands for the prefix of the ids in the views; each element puts its own there.
const PREFIX: &str = "~";

/// The class of the list of providers, and how the names of such trees end, after the name of the view.
const PROVIDERS: [&str; 2] = ["portico-providers", "-providers"];

/// The views. In the place of each text they have a reference to a message, since each language has its words in a file of its own.
pub struct ElementViews {
    /// Each view, with its name.
    views: Vec<(String, Tree)>,
    /// For each dialect that has some of its own, the name of the view of each page.
    dialects: Vec<(&'static str, Vec<String>)>,
    /// The list of providers of each view that has one, with the name of the tree.
    providers: Vec<(String, Tree)>,
}

impl ElementViews {
    /// Renders the views.
    pub fn new() -> Self {
        // The element's script removes what is about passkeys where there are none.
        let members = |text| Json::parse(text).unwrap_or_default();
        let config = |dialect| Config {
            dialect,
            members: members(r#"{"passkeys": true}"#),
            embedded: true,
            ids: PREFIX.to_owned(),
            routing: Routing::None,
            ..Config::default()
        };
        let render = |dialect, page| render::render(&config(dialect), &Words::References, page);
        let mut views: Vec<(String, Tree)> = Page::ALL
            .into_iter()
            .map(|page| (page.name().to_owned(), render(Dialect::default(), page).tree))
            .collect();
        let mut dialects = Vec::new();
        for dialect in Dialect::ALL {
            let mut names = Vec::new();
            for page in Page::ALL {
                let Rendered { tree, is_whole, .. } = render(dialect, page);
                let is_usual = |(name, usual): &&(String, Tree)| name == page.name() && *usual == tree;
                let is_known = |(_, known): &&(String, Tree)| *known == tree;
                let known = views.iter().find(is_usual).or_else(|| views.iter().find(is_known));
                if let Some((name, _)) = known {
                    names.push(name.clone());
                } else {
                    // By the name, `app.js` knows the view that can begin without the part of the app that comes later.
                    let of = if page == Page::Login && !is_whole { "later" } else { page.name() };
                    let name = format!("{}-{of}", dialect.name());
                    views.push((name.clone(), tree));
                    names.push(name);
                }
            }
            if names != Page::ALL.map(Page::name) {
                dialects.push((dialect.name(), names));
            }
        }
        // Without an id, a name and a mark.
        let config = Config {
            members: members(r#"{"providers": [{"id": "", "name": "", "mark": ""}]}"#),
            ..config(Dialect::default())
        };
        let list_of = |page: Page| {
            let tree = render::render(&config, &Words::References, page).tree;
            Some((page.name().to_owned() + PROVIDERS[1], list_in(&tree)?.clone()))
        };
        let providers = Page::ALL.into_iter().filter_map(list_of).collect();
        Self { views, dialects, providers }
    }

    /// The text of the file with the views: `{name: tree}`.
    pub fn text(&self) -> String {
        self.views
            .iter()
            .chain(&self.providers)
            .fold(Object::new(), |all, (name, tree)| all.with(name, json(tree)))
            .text()
    }

    /// For each dialect that has views of its own, the view of each page: `{dialect: [view]}`.
    pub fn dialects(&self) -> Object {
        self.dialects.iter().fold(Object::new(), |all, (dialect, views)| {
            all.with(dialect, list(views.iter().map(|view| view.as_str().into())))
        })
    }
}

/// The list of providers in a tree.
fn list_in(tree: &Tree) -> Option<&Tree> {
    let Tree::Element { attributes, children, .. } = tree else { return None };
    let is_list = attributes.iter().any(|(name, value)| *name == "class" && value == PROVIDERS[0]);
    if is_list { Some(tree) } else { children.iter().find_map(list_in) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialect_has_a_view_of_its_own_only_where_its_pages_look_different() {
        let views = ElementViews::new();
        let (usual, own) = views.views.split_at(Page::ALL.len());
        assert_eq!(views.dialects.len(), Dialect::ALL.len() - 1, "each but the default one has some");
        for (dialect, names) in &views.dialects {
            assert_ne!(*dialect, Dialect::default().name());
            for (name, (page, tree)) in names.iter().zip(usual) {
                let is_own = own.iter().find(|(own, _)| own == name).map(|(_, own)| own);
                // A page that needs what the backend can't do looks like the page that is shown instead.
                let is_other = page == "passkey" && name == "account";
                assert!(
                    name == page
                        || is_other
                        || name.starts_with(dialect) && is_own.is_some_and(|own| own != tree)
                );
            }
        }
        let all: Vec<_> = views.dialects.iter().flat_map(|(_, names)| names).collect();
        assert!(own.iter().all(|(name, _)| all.contains(&name)), "none is left over");
        assert_eq!(own.len(), 3, "views that look the same are one");
    }

    #[test]
    fn only_a_backend_with_passkeys_has_what_the_script_removes_without_them() {
        let views = ElementViews::new();
        let has_button = |tree: &Tree| json(tree).to_string().contains("portico-passkey");
        let takes_passkey = |tree: &Tree| json(tree).to_string().contains("username webauthn");
        for (name, tree) in &views.views {
            assert_eq!(has_button(tree), name == "login", "{name}");
            assert_eq!(takes_passkey(tree), name == "login", "{name}");
        }
    }

    #[test]
    fn the_list_of_providers_is_a_tree_of_its_own_with_one_button() {
        let views = ElementViews::new();
        let names: Vec<_> = views.providers.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["login-providers", "register-providers"]);
        assert!(views.views.iter().all(|(_, tree)| list_in(tree).is_none()), "no view has the list");
        let Tree::Element { children, .. } = &views.providers[0].1 else { panic!("a list is an element") };
        let [_, Tree::Element { tag: "button", children, .. }, _] = children.as_slice() else {
            panic!("{children:?}")
        };
        assert_eq!(children.len(), 2, "a mark and a label: {children:?}");
    }
}
