//! The element in a shop's own pages, with the pages, the element's files and the API on three origins.

mod document;
mod examples;
mod looks;
mod origins;
mod package;
mod routing;
