//! The element in a shop's own pages, with the pages, the element's files and the API on three origins.

mod document;
mod element;
mod examples;
mod heard;
mod lifecycle;
mod looks;
mod origins;
mod package;
mod routing;
mod sessions;
