//! The product's promises to a shopper, each tested in Chromium, against the real server and its database.

mod away;
mod axim;
mod clock;
mod code;
mod early;
mod fields;
mod first_paint;
mod hand_off;
mod keyboard;
mod languages;
mod later;
mod loading;
mod looks;
mod navigation;
mod older;
mod register;
mod reset;
mod session;
mod sign_in;
mod spurtcommerce;
mod store;
mod strangers;
mod switching;
mod tabs;
mod takeover;
mod trouble;
