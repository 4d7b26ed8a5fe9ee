//! The element in a shop's own pages, with the pages, the element's files and the API on three origins.

mod away;
mod axim;
mod boundary;
mod cart;
mod changes;
mod configured;
mod document;
mod element;
mod endings;
mod examples;
mod focus;
mod hand_off;
mod heard;
mod hidden;
mod leaks;
mod lifecycle;
mod looks;
mod memory;
mod origins;
mod package;
mod routing;
mod sessions;
mod spurtcommerce;
mod storage;
mod strangers;
