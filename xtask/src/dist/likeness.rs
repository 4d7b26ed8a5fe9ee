//! Puts similar functions next to each other, so that brotli finds what they have in common. The order of its functions
//! doesn't change what a wasm does.
//!
//! Two functions are similar if they share many runs of bytes. The order is a chain: each function is followed by the one
//! that is most similar to the three before it.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};
use wasmparser::{Parser, Payload, TypeRef};

/// The length of the runs that are compared, in bytes: about three instructions.
const RUN: usize = 6;
/// Runs that occur in this many functions say nothing about similarity.
const COMMON: usize = 120;
/// The weight of a run shared with the last function of the chain, the one before it, and the one before that.
const WEIGHTS: [f64; 3] = [1.0, 0.5, 0.3];
/// Keeps short functions, which quickly look similar, from coming first.
const SHORT: f64 = 30.0;

/// The wasm with its functions named after their positions in the chain, for `wasm-opt --reorder-functions-by-name`. All
/// other names are removed.
///
/// # Errors
/// If it isn't wasm.
pub(super) fn named_by_likeness(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("binaryen's output isn't wasm")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&wasm[body.range()]),
            _ => {}
        }
    }
    let mut names = Vec::new();
    number(&mut names, u32::try_from(bodies.len())?);
    for (function, place) in (imported..).zip(places(&chain(&bodies))) {
        let name = format!("{place:06}");
        number(&mut names, function);
        number(&mut names, u32::try_from(name.len())?);
        names.extend(name.as_bytes());
    }
    let mut section = vec![4];
    section.extend(b"name\x01");
    number(&mut section, u32::try_from(names.len())?);
    section.extend(names);

    let mut ordered = without_names(wasm)?;
    ordered.push(0);
    number(&mut ordered, u32::try_from(section.len())?);
    ordered.extend(section);
    Ok(ordered)
}

/// The functions in the order of the chain, which starts with the shortest.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<&[u8]>> = bodies.iter().map(|body| runs(body)).collect();
    let mut with: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            with.entry(run).or_default().push(function);
        }
    }
    let mut is_left = vec![true; bodies.len()];
    let shortest = |is_left: &[bool]| {
        (0..bodies.len()).filter(|function| is_left[*function]).min_by_key(|function| bodies[*function].len())
    };
    let mut chain = Vec::with_capacity(bodies.len());
    let mut next = shortest(&is_left);
    while let Some(function) = next {
        is_left[function] = false;
        chain.push(function);
        let mut likeness = vec![0.0; bodies.len()];
        for (before, weight) in chain.iter().rev().zip(WEIGHTS) {
            for run in &runs[*before] {
                let others = &with[run];
                if others.len() < COMMON {
                    #[expect(clippy::cast_precision_loss, reason = "fewer than COMMON")]
                    let counts = weight / (others.len() as f64).sqrt();
                    for other in others {
                        likeness[*other] += counts;
                    }
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a function has fewer bytes than an f64 counts")]
        let rank = |function: usize| likeness[function] / (SHORT + runs[function].len() as f64);
        let alike = (0..bodies.len()).filter(|other| is_left[*other] && likeness[*other] > 0.0);
        // The first of equally similar ones, so that the same wasm always gets the same order.
        let alike = alike.reduce(|best, other| if rank(other) > rank(best) { other } else { best });
        next = alike.or_else(|| shortest(&is_left));
    }
    chain
}

/// Each run of bytes in a function, without duplicates, in a fixed order.
fn runs(body: &[u8]) -> Vec<&[u8]> {
    let mut runs: Vec<_> = body.windows(RUN.min(body.len()).max(1)).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The position in the chain of each function.
fn places(chain: &[usize]) -> Vec<usize> {
    let mut places = vec![0; chain.len()];
    for (place, function) in chain.iter().enumerate() {
        places[*function] = place;
    }
    places
}

/// The wasm without the section that names its functions.
fn without_names(wasm: &[u8]) -> Result<Vec<u8>> {
    const HEAD: usize = 8;
    let mut kept = wasm.get(..HEAD).context("wasm has a header")?.to_vec();
    let mut at = HEAD;
    while at < wasm.len() {
        let (size, content) = read_number(wasm, at + 1)?;
        let end = content + size;
        ensure!(end <= wasm.len(), "a section of the wasm is longer than the wasm");
        if !(wasm[at] == 0 && wasm[content..end].starts_with(b"\x04name")) {
            kept.extend(&wasm[at..end]);
        }
        at = end;
    }
    Ok(kept)
}

/// Writes a number as wasm does (LEB128).
fn number(to: &mut Vec<u8>, mut number: u32) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            to.push(low);
            return;
        }
        to.push(low | 0x80);
    }
}

/// Reads such a number; returns it and the position after it.
fn read_number(wasm: &[u8], mut at: usize) -> Result<(usize, usize)> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = *wasm.get(at).context("the wasm ends within a number")?;
        number |= usize::from(byte & 0x7f) << shift;
        at += 1;
        shift += 7;
        if byte & 0x80 == 0 {
            return Ok((number, at));
        }
        ensure!(shift < 35, "a number of the wasm is too long");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_are_alike_come_next_to_each_other() {
        let (red, blue) =
            (b"a long body of red code: 1".as_slice(), b"0123456789 is quite different".as_slice());
        let (red_too, blue_too) =
            (b"another long body of red code".as_slice(), b"this 0123456789 is too".as_slice());
        let chain = chain(&[b"x", red, blue, red_too, blue_too]);
        let place = |function: usize| chain.iter().position(|other| *other == function).unwrap();
        assert_eq!(place(0), 0, "the shortest comes first");
        assert_eq!(place(1).abs_diff(place(3)), 1, "{chain:?}");
        assert_eq!(place(2).abs_diff(place(4)), 1, "{chain:?}");
        assert_eq!(places(&[2, 0, 1]), [1, 2, 0]);
    }

    #[test]
    fn a_wasm_gets_the_names_of_its_order_and_keeps_all_else() {
        // A function without parameters and results, which does nothing, in a wasm that gives it another name.
        let module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b";
        let old = b"\0\x0a\x04name\x01\x03\x01\0\0";
        let named = named_by_likeness(&[module.as_slice(), old].concat()).unwrap();
        assert!(named.starts_with(module));
        assert_eq!(&named[module.len()..], b"\0\x10\x04name\x01\x09\x01\0\x06000000");
        assert!(named_by_likeness(b"no wasm").is_err());
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for wanted in [0, 127, 128, 300_000] {
            let mut bytes = Vec::new();
            number(&mut bytes, wanted);
            assert_eq!(read_number(&bytes, 0).unwrap(), (usize::try_from(wanted).unwrap(), bytes.len()));
        }
        assert!(read_number(&[0x80], 0).is_err());
    }
}
