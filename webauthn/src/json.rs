//! JSON objects, and only objects: serde would also read an array into a struct, member by member.

use serde::Deserialize;

/// Reads an object. Members that the type doesn't know are ignored, as the standard asks for; one that comes twice is refused.
pub(crate) fn object<'de, T: Deserialize<'de>>(json: &'de [u8]) -> Option<T> {
    let is_object = json.trim_ascii_start().first() == Some(&b'{');
    if is_object { serde_json::from_slice(json).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct One {
        a: u8,
    }

    #[test]
    fn only_an_object_is_read() {
        let read = |json: &str| object::<One>(json.as_bytes()).map(|one| one.a);
        assert_eq!(read(" {\"a\":1,\"b\":[]}"), Some(1));
        for json in
            ["", "[1]", "{\"a\":1,\"a\":1}", "{\"a\":1} x", "{\"a\":1", "{}", "null", "\u{feff}{\"a\":1}"]
        {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
