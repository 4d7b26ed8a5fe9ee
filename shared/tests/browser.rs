//! The shared crate as WebAssembly in a browser: the same table of cases, and the email rule compared with the
//! browser's own.
#![cfg(target_arch = "wasm32")]

use portico_shared::cases::{cases, check};
use portico_shared::rules::is_email;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlInputElement;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_case_gives_exactly_the_errors_that_the_table_says() {
    for case in cases() {
        assert_eq!(check(case.form, &case.filled()), case.errors(), "{case}");
    }
}

#[wasm_bindgen_test]
fn the_email_rule_and_the_browsers_own_agree_on_twenty_thousand_addresses() {
    let input = email_input();
    let mut some = Addresses::new(0x5EED);
    let (mut good, mut bad) = (0, 0);
    for _ in 0..20_000 {
        if agree(&input, &some.next_address()) {
            good += 1;
        } else {
            bad += 1;
        }
    }
    assert!(good > 4_000 && bad > 4_000, "the addresses are lopsided: {good} good, {bad} bad");
}

#[wasm_bindgen_test]
fn the_email_rule_and_the_browsers_own_agree_on_the_addresses_of_the_table() {
    let input = email_input();
    let (mut good, mut bad) = (0, 0);
    for case in cases().iter().filter(|case| case.field == "email" && judged_as_it_stands(&case.value)) {
        if agree(&input, &case.value) {
            good += 1;
        } else {
            bad += 1;
        }
    }
    assert!(good > 10 && bad > 20, "{good} good, {bad} bad");
}

fn email_input() -> HtmlInputElement {
    let document = web_sys::window().and_then(|window| window.document()).expect("the page has a document");
    let input = document.create_element("input").expect("an input is made");
    let input: HtmlInputElement = input.dyn_into().expect("it is an input");
    input.set_type("email");
    assert_eq!(input.type_(), "email", "the browser supports the type");
    input
}

/// Whether the browser judges the domain as it is written. Chromium turns a non-ASCII domain into punycode before it
/// judges the address, so it accepts `a@bücher.example`; the standard's grammar, and so our rule and our server's,
/// require the punycode itself.
fn judged_as_it_stands(address: &str) -> bool {
    address.split_once('@').is_none_or(|(_, domain)| domain.is_ascii())
}

/// Judges an address by both rules and returns the verdict.
///
/// The input first sanitizes its value (it removes line ends, and ASCII white space around the value), so both rules
/// judge the value that it returns. An empty value is valid for an input that isn't `required`.
fn agree(input: &HtmlInputElement, address: &str) -> bool {
    input.set_value(address);
    let value = input.value();
    let theirs = !value.is_empty() && !input.validity().type_mismatch();
    assert_eq!(is_email(&value), theirs, "ours and the browser's verdict on {value:?}");
    theirs
}

/// A deterministic stream of addresses, about half of them valid.
struct Addresses(u64);

impl Addresses {
    const LOCAL: &[u8] = b"abcxyzABCXYZ0189.!#$%&'*+/=?^_`{|}~-";
    const ALNUM: &[u8] = b"abcxyzABCXYZ0189";
    /// Characters that don't belong in an address, or only in some positions.
    const ODD: &[char] = &[
        ' ', '\t', '\n', '\r', '\0', '\u{1}', '\u{1b}', '\u{7f}', '"', '(', ')', ',', ':', ';', '<', '>',
        '@', '[', '\\', ']', '.', '-', '_', '+', '/', '%', '\'',
    ];
    const NOT_ASCII: &[char] = &[
        'ä', 'ß', 'İ', 'ı', 'ｋ', '＠', '．', '。', '明', '😀', '\u{301}', '\u{200d}', '\u{200b}', '\u{a0}',
        '\u{85}',
    ];

    fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// `SplitMix64` (Steele, Lea, Flood 2014), reduced to `0..below`.
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let below = u64::try_from(below).expect("a usize fits into a u64");
        usize::try_from((z ^ (z >> 31)) % below).expect("it fits into a usize")
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn text(&mut self, from: &[u8], len: usize) -> String {
        (0..len).map(|_| char::from(self.pick(from))).collect()
    }

    /// A label: mostly short, often near the limit of 63 bytes.
    fn label(&mut self) -> String {
        let len = match self.below(4) {
            0 => 61 + self.below(4),
            _ => 1 + self.below(10),
        };
        let mut label = self.text(Self::ALNUM, len);
        if len > 2 && self.below(3) == 0 {
            let at = 1 + self.below(len - 2);
            label.replace_range(at..=at, "-");
        }
        label
    }

    fn valid_or_too_long(&mut self) -> String {
        let len = 1 + self.below(12);
        let local = self.text(Self::LOCAL, len);
        let labels: Vec<_> = (0..=self.below(3)).map(|_| self.label()).collect();
        format!("{local}@{}", labels.join("."))
    }

    fn next_address(&mut self) -> String {
        let mut chars: Vec<char> = self.valid_or_too_long().chars().collect();
        let slips = [0, 0, 1, 1, 1, 2, 3][self.below(7)];
        for _ in 0..slips {
            if chars.is_empty() {
                break;
            }
            let at = self.below(chars.len());
            match self.below(6) {
                0 => drop(chars.remove(at)),
                1 => chars.insert(at, chars[at]),
                2 => chars[at] = self.pick(Self::ODD),
                3 => chars.insert(at, self.pick(Self::ODD)),
                4 => chars.push(self.pick(Self::ODD)),
                _ => {
                    let local = chars.iter().position(|c| *c == '@').unwrap_or(0);
                    chars.insert(at.min(local), self.pick(Self::NOT_ASCII));
                }
            }
        }
        let address: String = chars.into_iter().collect();
        if judged_as_it_stands(&address) { address } else { self.next_address() }
    }
}
