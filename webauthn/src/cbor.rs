//! CBOR, as far as WebAuthn has it: the CTAP2 canonical form (Client to Authenticator Protocol 2.1, section 8), which section 2.4 of
//! WebAuthn asks for.
//!
//! The reader is ours because of its bounds. `ciborium` can bound the depth, but it also reads what the form forbids: indefinite
//! lengths, tags, keys that come twice, and lengths in more bytes than they need. Those would have to be refused afterwards, when its
//! values don't show them all any more. This reader borrows from its input, refuses it at the first wrong byte, and never reserves room
//! for what hasn't come yet.
//!
//! In one point it's laxer than the form: members may come in any order. Security keys and browsers have got the order wrong (Solo 1,
//! Firefox), and nothing depends on it.

use std::str;

/// How deep arrays and maps may be in each other (CTAP 2.1, section 8).
const DEPTH_MAX: u8 = 4;
/// The most members of a map or elements of an array. Attestation statements have up to 6, and certificates in chains are fewer.
const LENGTH_MAX: u64 = 64;

/// The major types (RFC 8949, section 3.1).
mod major {
    pub(super) const UNSIGNED: u8 = 0;
    pub(super) const NEGATIVE: u8 = 1;
    pub(super) const BYTES: u8 = 2;
    pub(super) const TEXT: u8 = 3;
    pub(super) const ARRAY: u8 = 4;
    pub(super) const MAP: u8 = 5;
    pub(super) const SIMPLE: u8 = 7;
}

/// Not CBOR of this form, or beyond the limits.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// The key of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key<'a> {
    Integer(i64),
    Text(&'a str),
}

/// A value. What is only skipped has no content here.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Integer(i64),
    Bytes(&'a [u8]),
    Text(&'a str),
    Array,
    Map(Map<'a>),
    /// `false`, `true`, `null`, or a floating-point number.
    Simple,
}

/// A map. No key comes twice.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Map<'a>(Vec<(Key<'a>, Value<'a>)>);

impl<'a> Map<'a> {
    /// Reads a map from the beginning of `input`, and leaves what comes after it.
    pub(crate) fn read(input: &mut &'a [u8]) -> Result<Self, Malformed> {
        match read(input, 0)? {
            Value::Map(map) => Ok(map),
            _ => Err(Malformed),
        }
    }

    fn get(&self, key: Key<'_>) -> Option<&Value<'a>> {
        self.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// The integer under a label, if it's one.
    pub(crate) fn integer(&self, label: i64) -> Option<i64> {
        match self.get(Key::Integer(label))? {
            Value::Integer(integer) => Some(*integer),
            _ => None,
        }
    }

    /// The bytes under a label or name, if they are any.
    pub(crate) fn bytes(&self, key: Key<'_>) -> Option<&'a [u8]> {
        match self.get(key)? {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Whether there is a text under a name.
    pub(crate) fn has_text(&self, name: &str) -> bool {
        matches!(self.get(Key::Text(name)), Some(Value::Text(_)))
    }

    /// Whether there is a map under a name.
    pub(crate) fn has_map(&self, name: &str) -> bool {
        matches!(self.get(Key::Text(name)), Some(Value::Map(_)))
    }
}

/// Takes so many bytes.
fn take<'a>(input: &mut &'a [u8], count: u64) -> Result<&'a [u8], Malformed> {
    let count = usize::try_from(count).map_err(|_| Malformed)?;
    let (taken, rest) = input.split_at_checked(count).ok_or(Malformed)?;
    *input = rest;
    Ok(taken)
}

/// Takes the head of an item: its major type, the bits beside that, and its argument (RFC 8949, section 3).
fn head(input: &mut &[u8]) -> Result<(u8, u8, u64), Malformed> {
    let first = take(input, 1)?[0];
    let (major, info) = (first >> 5, first & 0x1f);
    let argument = match info {
        0..=23 => u64::from(info),
        24..=27 => {
            let bytes = take(input, 1 << (info - 24))?;
            bytes.iter().fold(0, |argument, byte| (argument << 8) | u64::from(*byte))
        }
        _ => return Err(Malformed),
    };
    let is_shortest = match info {
        24 => argument > 23,
        25 => argument > 0xff,
        26 => argument > 0xffff,
        27 => argument > 0xffff_ffff,
        _ => true,
    };
    // A floating-point number has no shorter form here.
    if is_shortest || (major == major::SIMPLE && info > 24) {
        Ok((major, info, argument))
    } else {
        Err(Malformed)
    }
}

/// Takes an item. `depth` is how many arrays and maps it's in.
fn read<'a>(input: &mut &'a [u8], depth: u8) -> Result<Value<'a>, Malformed> {
    let (major, info, argument) = head(input)?;
    if matches!(major, major::ARRAY | major::MAP) && (depth == DEPTH_MAX || argument > LENGTH_MAX) {
        return Err(Malformed);
    }
    let integer = || i64::try_from(argument).map_err(|_| Malformed);
    Ok(match major {
        major::UNSIGNED => Value::Integer(integer()?),
        major::NEGATIVE => Value::Integer(-1 - integer()?),
        major::BYTES => Value::Bytes(take(input, argument)?),
        major::TEXT => Value::Text(text(input, argument)?),
        major::ARRAY => {
            for _ in 0..argument {
                read(input, depth + 1)?;
            }
            Value::Array
        }
        major::MAP => {
            let mut members = Vec::new();
            for _ in 0..argument {
                let key = key(input)?;
                if members.iter().any(|(known, _)| *known == key) {
                    return Err(Malformed);
                }
                members.push((key, read(input, depth + 1)?));
            }
            Value::Map(Map(members))
        }
        // `undefined` and the unassigned simple values are none of the form's.
        major::SIMPLE if matches!(info, 20..=22 | 25..=27) => Value::Simple,
        _ => return Err(Malformed),
    })
}

fn text<'a>(input: &mut &'a [u8], length: u64) -> Result<&'a str, Malformed> {
    str::from_utf8(take(input, length)?).map_err(|_| Malformed)
}

fn key<'a>(input: &mut &'a [u8]) -> Result<Key<'a>, Malformed> {
    match read(input, DEPTH_MAX)? {
        Value::Integer(integer) => Ok(Key::Integer(integer)),
        Value::Text(text) => Ok(Key::Text(text)),
        _ => Err(Malformed),
    }
}

/// Writes the head of an item.
fn write_head(major: u8, argument: u64, output: &mut Vec<u8>) {
    let bytes = argument.to_be_bytes();
    let major = major << 5;
    match argument {
        0..=0x17 => output.push(major | bytes[7]),
        0x18..=0xff => output.extend([major | 0x18, bytes[7]]),
        0x100..=0xffff => output.extend([major | 0x19, bytes[6], bytes[7]]),
        0x1_0000..=0xffff_ffff => {
            output.push(major | 0x1a);
            output.extend(&bytes[4..]);
        }
        _ => {
            output.push(major | 0x1b);
            output.extend(bytes);
        }
    }
}

/// Writes the head of a map with so many members.
pub(crate) fn write_map(members: u64, output: &mut Vec<u8>) {
    write_head(major::MAP, members, output);
}

/// Writes an integer.
pub(crate) fn write_integer(integer: i64, output: &mut Vec<u8>) {
    match u64::try_from(integer) {
        Ok(positive) => write_head(major::UNSIGNED, positive, output),
        Err(_) => write_head(major::NEGATIVE, integer.unsigned_abs() - 1, output),
    }
}

/// Writes bytes.
pub(crate) fn write_bytes(bytes: &[u8], output: &mut Vec<u8>) {
    write_head(major::BYTES, bytes.len() as u64, output);
    output.extend(bytes);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(input: &[u8]) -> Result<Value<'_>, Malformed> {
        let mut left = input;
        let value = read(&mut left, 0)?;
        if left.is_empty() { Ok(value) } else { Err(Malformed) }
    }

    #[test]
    fn the_form_is_read() {
        for (input, value) in [
            (&b"\x00"[..], Value::Integer(0)),
            (b"\x17", Value::Integer(23)),
            (b"\x18\x18", Value::Integer(24)),
            (b"\x1b\x7f\xff\xff\xff\xff\xff\xff\xff", Value::Integer(i64::MAX)),
            (b"\x20", Value::Integer(-1)),
            (b"\x39\x01\x00", Value::Integer(-257)),
            (b"\x3b\x7f\xff\xff\xff\xff\xff\xff\xff", Value::Integer(i64::MIN)),
            (b"\x42\x01\x02", Value::Bytes(&[1, 2])),
            (b"\x63fmt", Value::Text("fmt")),
            (b"\x82\x01\x80", Value::Array),
            (b"\xf4", Value::Simple),
            (b"\xf5", Value::Simple),
            (b"\xf6", Value::Simple),
            (b"\xf9\x00\x00", Value::Simple),
            (b"\xfa\x00\x00\x00\x00", Value::Simple),
            (b"\xfb\x00\x00\x00\x00\x00\x00\x00\x00", Value::Simple),
            (b"\xa1\x20\x61a", Value::Map(Map(vec![(Key::Integer(-1), Value::Text("a"))]))),
        ] {
            assert_eq!(one(input), Ok(value), "{input:x?}");
        }
    }

    #[test]
    fn what_the_form_forbids_is_refused() {
        let forbidden: [(&str, &[u8]); 24] = [
            ("nothing", b""),
            ("a longer argument than needed", b"\x18\x17"),
            ("a longer argument than needed", b"\x19\x00\xff"),
            ("a longer argument than needed", b"\x1a\x00\x00\xff\xff"),
            ("a longer argument than needed", b"\x1b\x00\x00\x00\x00\xff\xff\xff\xff"),
            ("a longer length than needed", b"\x58\x01\x00"),
            ("an integer of 65 bits", b"\x1b\x80\x00\x00\x00\x00\x00\x00\x00"),
            ("an integer of 65 bits", b"\x3b\x80\x00\x00\x00\x00\x00\x00\x00"),
            ("an argument that is cut short", b"\x19\x01"),
            ("reserved arguments", b"\x1c"),
            ("an indefinite length", b"\x5f\x41\x00\xff"),
            ("an indefinite length", b"\x9f\xff"),
            ("an indefinite length", b"\xbf\xff"),
            ("bytes that are cut short", b"\x42\x01"),
            ("bytes that would take all memory", b"\x5b\xff\xff\xff\xff\xff\xff\xff\xff"),
            ("an array that would take all memory", b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff"),
            ("text that isn't UTF-8", b"\x61\xff"),
            ("a tag", b"\xc0\x00"),
            ("undefined", b"\xf7"),
            ("an unassigned simple value", b"\xe0"),
            ("an unassigned simple value", b"\xf8\x20"),
            ("an odd map", b"\xa1\x01"),
            ("bytes as a key", b"\xa1\x41\x00\x00"),
            ("an array as a key", b"\xa1\x80\x00"),
        ];
        for (what, input) in forbidden {
            assert_eq!(one(input), Err(Malformed), "{what}: {input:x?}");
        }
        for twice in
            [&b"\xa2\x01\x02\x01\x03"[..], b"\xa2\x61a\x02\x61a\x02", b"\xa3\x01\x02\x03\x04\x01\x02"]
        {
            assert_eq!(one(twice), Err(Malformed), "{twice:x?}");
        }
    }

    #[test]
    fn depth_and_length_have_limits() {
        for open in [&b"\x81"[..], b"\xa1\x01"] {
            let nested = |depth: usize| [open.repeat(depth), vec![0]].concat();
            assert!(one(&nested(usize::from(DEPTH_MAX))).is_ok());
            assert_eq!(one(&nested(usize::from(DEPTH_MAX) + 1)), Err(Malformed));
            assert_eq!(one(&nested(100_000)), Err(Malformed));
        }
        let elements = |count: u8| [vec![0x98, count], vec![0; count.into()]].concat();
        let members = |count: u8| {
            let keys = (0..count).flat_map(|key| if key < 24 { vec![key, 0] } else { vec![0x18, key, 0] });
            [vec![0xb8, count], keys.collect()].concat()
        };
        for of_length in [&elements as &dyn Fn(u8) -> Vec<u8>, &members] {
            assert!(one(&of_length(64)).is_ok());
            assert_eq!(one(&of_length(65)), Err(Malformed));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(label in any::<i64>(), integer in any::<i64>(), bytes in any::<Vec<u8>>()) {
            let mut output = Vec::new();
            write_map(1, &mut output);
            write_integer(label, &mut output);
            write_integer(integer, &mut output);
            let map = Map::read(&mut &output[..]).expect("a map");
            prop_assert_eq!(map.integer(label), Some(integer));
            output.clear();
            write_map(1, &mut output);
            write_integer(label, &mut output);
            write_bytes(&bytes, &mut output);
            let map = Map::read(&mut &output[..]).expect("a map");
            prop_assert_eq!(map.bytes(Key::Integer(label)), Some(&bytes[..]));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
            let mut left = &bytes[..];
            let _ = read(&mut left, 0);
            prop_assert!(bytes.ends_with(left));
        }
    }
}
