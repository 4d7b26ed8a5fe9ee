//! What the app asks of the script around it: `boot.js` on a hosted page, `element.js` in a shop's page.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::json::Object;

#[wasm_bindgen]
extern "C" {
    /// The functions of `host.js`.
    #[derive(Clone)]
    pub type Host;

    /// The token of the session, if there is one of the API at this address.
    #[wasm_bindgen(method)]
    pub fn token(this: &Host, api: &str) -> Option<String>;

    /// Why the last session ended, if none goes on.
    #[wasm_bindgen(method)]
    pub fn ending(this: &Host) -> Option<String>;

    /// What the API at this address knows this device by, if somebody has signed in to it here.
    #[wasm_bindgen(method)]
    pub fn device(this: &Host, api: &str) -> Option<String>;

    /// Keeps what the API at this address knows this device by.
    #[wasm_bindgen(method)]
    pub fn keep_device(this: &Host, api: &str, token: &str);

    /// The items of the cart that goes along when somebody signs in, as JSON; nothing for an empty one.
    #[wasm_bindgen(method)]
    pub fn cart(this: &Host) -> Option<String>;

    /// The access token of document B that the page has set; never a part of the configuration.
    #[wasm_bindgen(method)]
    pub fn access_token(this: &Host) -> Option<String>;

    /// Begins a session, in every tab: the JSON of a session of `session.js`.
    #[wasm_bindgen(method)]
    pub fn begin(this: &Host, session: &str);

    /// Ends the session of this token, in every tab that has it.
    #[wasm_bindgen(method)]
    pub fn end(this: &Host, token: &str, why: &str);

    /// Keeps sessions in memory from now on.
    #[wasm_bindgen(method)]
    pub fn keep_in_memory(this: &Host);

    #[wasm_bindgen(method)]
    fn tell(this: &Host, name: &str, detail: &str) -> bool;
}

impl Host {
    /// Lets the page know of something; gives whether it lets the app go on as it would.
    pub fn hears(&self, event: &str, detail: &Object) -> bool {
        self.tell(event, &detail.text())
    }
}
