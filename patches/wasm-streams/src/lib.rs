//! The part of `wasm-streams` that `server_fn` compiles against, without the streams: Portico has no server functions.
//! The README says what that saves.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream of the browser. It has no values, so what follows its creation is unreachable, and the linker drops it.
#[derive(Debug)]
pub struct ReadableStream(Infallible);

impl ReadableStream {
    /// Would make a stream of the browser from a Rust stream.
    ///
    /// # Panics
    /// Always: streaming server functions are not part of this build.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        unsupported()
    }

    /// Would wrap a stream of the browser.
    ///
    /// # Panics
    /// Always: streaming server functions are not part of this build.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        unsupported()
    }

    /// The wrapped stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self.0 {}
    }

    /// The stream as a Rust stream.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        self
    }
}

impl Stream for ReadableStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.0 {}
    }
}

fn unsupported() -> ReadableStream {
    panic!("this build has no streaming server functions: patches/wasm-streams/README.md says why")
}
