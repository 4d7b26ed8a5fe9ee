//! Leaves out of wasm-bindgen's script what the pages don't need: they start the app in one way, from a module that is compiled already,
//! and run in no browser without `encodeInto`.

use anyhow::{Context, Result};

/// Where the functions begin that load the app from anything, and where they end.
const LOADING: [&str; 2] = ["async function __wbg_load(", "export { "];
/// What takes their place.
const START: &str = "async function __wbg_init(module) {
    return wasm ?? __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
}
";
/// Replaces `encodeInto` where it is missing. Every browser with the features of WebAssembly that the app needs has it.
const POLYFILL: [&str; 2] = ["if (!('encodeInto' in ", "\nlet "];
/// Counts what has been decoded: Safari can't decode more than 2 GiB with one decoder, of which the app is far.
const COUNT: [&str; 2] = ["const MAX_SAFARI_DECODE_BYTES", "function decodeText("];
const COUNTED: [&str; 2] = ["    numBytesDecoded += ", "    return "];

/// The script with only what is needed.
///
/// # Errors
/// If a part isn't where it was: then this is another version of wasm-bindgen, and someone has to look.
pub(super) fn lean(script: &str) -> Result<String> {
    let script = replace(script, LOADING, START)?;
    let script = script.replace("export { initSync, ", "export { ");
    let script = replace(&script, POLYFILL, "")?;
    let script = replace(&script, COUNT, "")?;
    replace(&script, COUNTED, "")
}

/// Puts `new` in the place of what begins with `begin` and goes on until `end`, which stays.
fn replace(script: &str, [begin, end]: [&str; 2], new: &str) -> Result<String> {
    let missing = || format!("wasm-bindgen's script has no `{begin}` before `{end}`");
    let (before, rest) = script.split_once(begin).with_context(missing)?;
    let at = rest.find(end).with_context(missing)?;
    Ok([before, new, &rest[at..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "const cachedTextEncoder = new TextEncoder();

if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        return {};
    };
}

let WASM_VECTOR_LEN = 0;

let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;
function decodeText(bytes) {
    numBytesDecoded += bytes.length;
    if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
        numBytesDecoded = bytes.length;
    }
    return cachedTextDecoder.decode(bytes);
}

function __wbg_finalize_init(instance, module) {
    return wasm;
}

async function __wbg_load(module, imports) {
    return await WebAssembly.instantiate(module, imports);
}

function initSync(module) {
    return wasm;
}

async function __wbg_init(module_or_path) {
    return wasm;
}

export { initSync, __wbg_init as default };
";

    #[test]
    fn what_no_page_needs_is_left_out() {
        let expected = "const cachedTextEncoder = new TextEncoder();


let WASM_VECTOR_LEN = 0;

let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
function decodeText(bytes) {
    return cachedTextDecoder.decode(bytes);
}

function __wbg_finalize_init(instance, module) {
    return wasm;
}

async function __wbg_init(module) {
    return wasm ?? __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
}
export { __wbg_init as default };
";
        assert_eq!(lean(SCRIPT).unwrap(), expected);
        for part in ["__wbg_load(", "'encodeInto' in", "MAX_SAFARI_DECODE_BYTES =", "numBytesDecoded +="] {
            assert!(lean(&SCRIPT.replace(part, "else")).is_err(), "{part}");
        }
    }
}
