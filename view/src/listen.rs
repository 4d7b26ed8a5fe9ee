//! Listeners.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

use crate::signal::StoredValue;

struct Listener {
    target: EventTarget,
    event: &'static str,
    act: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let act = self.act.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.event, act);
    }
}

/// Calls `act` for each event of a kind at a target. That ends with the current owner, while the target may stay.
pub fn listen(target: EventTarget, event: &'static str, act: Box<dyn FnMut(Event)>) {
    let act = Closure::<dyn FnMut(Event)>::new(act);
    let _ = target.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
    StoredValue::new(Listener { target, event, act });
}
