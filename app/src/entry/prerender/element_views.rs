//! The static views that an element shows before the app is ready.
//!
//! Each page has a view. A dialect whose capabilities make a page look different has a view of its own for it. Only the rendered pages
//! decide that, so a new dialect gets its views without being named here.

use portico_view::Tree;

use super::render::{Rendered, json, render};
use crate::config::{Config, Dialect, Routing};
use crate::json::{Object, list};
use crate::router::Page;
use crate::text::Words;

/// Stands for the prefix of the ids in the views; each element puts its own there.
const PREFIX: &str = "~";

/// The views. In the place of each text they have a reference to a message, since each language has its words in a file of its own.
pub struct ElementViews {
    /// Each view, with its name.
    views: Vec<(String, Tree)>,
    /// For each dialect that has some of its own, the name of the view of each page.
    dialects: Vec<(&'static str, Vec<String>)>,
}

impl ElementViews {
    /// Renders the views.
    pub fn new() -> Self {
        let config = |dialect| Config {
            dialect,
            embedded: true,
            ids: PREFIX.to_owned(),
            routing: Routing::None,
            ..Config::default()
        };
        let render = |dialect, page| render(&config(dialect), &Words::References, page);
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
        Self { views, dialects }
    }

    /// The text of the file with the views: `{name: tree}`.
    pub fn text(&self) -> String {
        self.views.iter().fold(Object::new(), |all, (name, tree)| all.with(name, json(tree))).text()
    }

    /// For each dialect that has views of its own, the view of each page: `{dialect: [view]}`.
    pub fn dialects(&self) -> Object {
        self.dialects.iter().fold(Object::new(), |all, (dialect, views)| {
            all.with(dialect, list(views.iter().map(|view| view.as_str().into())))
        })
    }
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
                assert!(name == page || name.starts_with(dialect) && is_own.is_some_and(|own| own != tree));
            }
        }
        let all: Vec<_> = views.dialects.iter().flat_map(|(_, names)| names).collect();
        assert!(own.iter().all(|(name, _)| all.contains(&name)), "none is left over");
        assert_eq!(own.len(), 3, "views that look the same are one");
    }
}
