//! Empties functions that run for nobody, where no tool can see that.
//!
//! Leptos brings streams for its server functions. The app has none, and what a script could call of them is cut off with
//! the boundary. What they run stands in the table of functions all the same, for calls through closures, and of the table
//! nothing can be left out. Empty, they weigh next to nothing, and what only they call goes.

use anyhow::{Result, ensure};

/// The crate of the streams, as it stands in the names of functions.
const CRATE: &str = "wasm_streams";

/// How WebAssembly's text begins and ends a function.
const BEGIN: &str = " (func ";
const END: &str = " )";

/// The text of a wasm, as `wasm-dis` writes it, with functions of the crate that trap at once.
///
/// # Errors
/// When there are none: then leptos has changed, and nobody needs this any more.
pub(super) fn emptied(text: &str) -> Result<String> {
    let mut kept = String::with_capacity(text.len());
    let mut lines = text.lines();
    let mut found = 0;
    while let Some(line) = lines.next() {
        kept.push_str(line);
        kept.push('\n');
        if line.starts_with(BEGIN) && line.contains(CRATE) {
            found += 1;
            kept.push_str("  (unreachable)\n )\n");
            let _ = lines.find(|line| *line == END);
        }
    }
    ensure!(found > 0, "the wasm has no functions of {CRATE} any more: take xtask/src/dist/unreached.rs out");
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_functions_of_the_streams_are_emptied() {
        let text = r#"(module
 (elem $0 (table $0) (i32.const 1) func $"wasm_streams::pull" $"app")
 (func $"drop_in_place::<wasm_streams[1]::Sink>" (param $0 i32) (result i32)
  (local $1 i32)
  (block
   (local.get $0)
  )
 )
 (func $"app"
  (call $"wasm_streams::pull")
 )
)
"#;
        let wanted = r#"(module
 (elem $0 (table $0) (i32.const 1) func $"wasm_streams::pull" $"app")
 (func $"drop_in_place::<wasm_streams[1]::Sink>" (param $0 i32) (result i32)
  (unreachable)
 )
 (func $"app"
  (call $"wasm_streams::pull")
 )
)
"#;
        assert_eq!(emptied(text).unwrap(), wanted);
        assert!(emptied("(module\n (func $app\n )\n)\n").is_err());
    }
}
