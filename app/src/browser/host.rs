//! The script around the app: `boot.js` on a hosted page, `element.js` in a shop's page.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::api::DeviceStore;
use crate::json::Object;

#[wasm_bindgen]
extern "C" {
    /// The functions of `host.js`.
    #[derive(Clone)]
    pub type Host;

    /// The session token for the API at this address, if there is one.
    #[wasm_bindgen(method)]
    pub fn token(this: &Host, api: &str) -> Option<String>;

    /// Why the last session ended, if there is none now.
    #[wasm_bindgen(method)]
    pub fn ending(this: &Host) -> Option<String>;

    /// The device token of the API at this address, if a customer has signed in to it in this browser.
    #[wasm_bindgen(method)]
    pub fn device(this: &Host, api: &str) -> Option<String>;

    /// Keeps the device token of the API at this address.
    #[wasm_bindgen(method)]
    pub fn keep_device(this: &Host, api: &str, token: &str);

    /// The id of the provider that was used last on this device, if there is one. An id that isn't empty is kept as that.
    #[wasm_bindgen(method)]
    pub fn provider(this: &Host, used: &str) -> Option<String>;

    /// Calls a function of `social.js` with the JSON text of an object; the answer is JSON text, or nothing.
    #[wasm_bindgen(method)]
    pub fn social(this: &Host, name: &str, values: &str) -> Promise;

    /// Calls a function of `passkey.js` with the JSON text of an object; the answer is JSON text, or nothing.
    #[wasm_bindgen(method)]
    pub fn passkey(this: &Host, name: &str, values: &str) -> Promise;

    /// The items of the host page's cart, which moves into the customer's at a sign-in, as JSON; `None` for an empty one.
    #[wasm_bindgen(method)]
    pub fn cart(this: &Host) -> Option<String>;

    /// The access token that the host page has set; never part of the configuration.
    #[wasm_bindgen(method)]
    pub fn access_token(this: &Host) -> Option<String>;

    /// Starts the session of this token and API in every tab. It expires at an RFC 3339 date; empty where the API does not say. Returns
    /// whether it lasts as long as the shopper has asked for.
    #[wasm_bindgen(method)]
    pub fn begin(this: &Host, token: &str, expires_at: &str, remember: bool, api: &str) -> bool;

    /// Notes that the API has just accepted this token, which extends its session.
    #[wasm_bindgen(method)]
    pub fn renew(this: &Host, token: &str);

    /// Ends the session of this token, in every tab that has it.
    #[wasm_bindgen(method)]
    pub fn end(this: &Host, token: &str, why: &str);

    /// Stores sessions in memory only from now on.
    #[wasm_bindgen(method)]
    pub fn keep_in_memory(this: &Host);

    #[wasm_bindgen(method)]
    fn tell(this: &Host, name: &str, detail: &str) -> bool;
}

impl DeviceStore for Host {
    fn device(&self, api: &str) -> Option<String> {
        Self::device(self, api)
    }

    fn keep_device(&self, api: &str, token: &str) {
        Self::keep_device(self, api, token);
    }
}

impl Host {
    /// Emits an event to the page. Returns `false` when the page prevents what the app does by default.
    pub fn emit(&self, event: &str, detail: &Object) -> bool {
        self.tell(event, &detail.text())
    }
}
