//! JSON: in the browser through its own parser, since serde's code for the same few values adds some twelve kilobytes
//! (brotli), a tenth of the whole sign-in page; through serde where the site is built.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
pub use browser::{Json, Object, Value, list};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{Json, Object, Value, list};
