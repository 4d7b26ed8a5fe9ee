//! A moment that is waited for.

use js_sys::Date;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Milliseconds by a clock that no one sets.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn steady_now() -> f64;
}

/// A moment that is waited for, by two clocks: someone may set the device's back, and the steady one may stop while the device sleeps.
/// Whichever is later counts, so a wait is never longer than it was at first.
#[derive(Clone, Copy)]
pub struct Deadline {
    wall: f64,
    steady: f64,
}

impl Deadline {
    /// In this many seconds.
    pub fn after(seconds: u32) -> Self {
        let wait = f64::from(seconds) * 1000.0;
        Self { wall: Date::now() + wait, steady: steady_now() + wait }
    }

    /// How many milliseconds are left; negative once it is over.
    pub fn left(self) -> f64 {
        (self.wall - Date::now()).min(self.steady - steady_now())
    }
}
