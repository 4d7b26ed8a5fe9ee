//! Quantities are exact, and every part of a cart has its limits.

use portico_shared::cart::{ITEMS_MAX, NotAQuantity, Quantity, check_items, check_sku, check_uom};
use portico_shared::problem::FieldCode;
use proptest::prelude::*;

#[test]
fn a_quantity_is_read_as_json_writes_it() {
    for (text, thousandths) in [
        ("3", 3_000),
        ("3.0", 3_000),
        ("3.0000000", 3_000),
        ("0.001", 1),
        ("1e-3", 1),
        ("0.1", 100),
        ("2.675", 2_675),
        ("1E+3", 1_000_000),
        ("1.5e2", 150_000),
        ("1000000", 1_000_000_000),
        ("1000000.000", 1_000_000_000),
        ("1000000000e-3", 1_000_000_000),
        ("0.0000000000000000001e19", 1_000),
    ] {
        assert_eq!(text.parse().map(Quantity::thousandths), Ok(thousandths), "{text}");
    }
    for text in [
        "",
        "0",
        "0.000",
        "0e9",
        "-1",
        "+1",
        "0.0001",
        "1.2345",
        "1e-4",
        "1000000.001",
        "1000001",
        "1e7",
        "1e99999999999999999999",
        "1e-99999999999999999999",
        "1e2147483647",
        "1e-2147483648",
        "99999999999999999999999999999999",
        ".5",
        "5.",
        "1,5",
        "1 000",
        "1.2.3",
        "1e",
        "e3",
        "0x10",
        "NaN",
        "Infinity",
        "\u{663}",
    ] {
        assert_eq!(text.parse::<Quantity>(), Err(NotAQuantity), "{text}");
    }
}

#[test]
fn a_sum_may_be_more_than_one_item_may_ask_for() {
    assert_eq!(Quantity::from_thousandths(2_000_000_000_001).to_string(), "2000000000.001");
    assert_eq!(Quantity::MAX.to_string(), "1000000");
}

#[test]
fn names_of_products_and_units_have_their_limits() {
    for (checked, code) in [
        (check_sku(""), Some(FieldCode::Required)),
        (check_sku(&"x".repeat(64)), None),
        (check_sku(&"\u{e9}".repeat(64)), None),
        (check_sku(&"x".repeat(65)), Some(FieldCode::Length)),
        (check_sku("MAR\n2930"), Some(FieldCode::Characters)),
        (check_sku("MAR\0"), Some(FieldCode::Characters)),
        // What looks empty is empty, and nothing reorders the text around it.
        (check_sku(" "), Some(FieldCode::Required)),
        (check_sku("\u{200b}\u{2800}"), Some(FieldCode::Required)),
        (check_sku("\u{202e}0392 RAM"), Some(FieldCode::Characters)),
        (check_sku("\u{5d0}\u{200f}1"), None),
        (check_uom(""), Some(FieldCode::Required)),
        (check_uom(&"x".repeat(16)), None),
        (check_uom(&"x".repeat(17)), Some(FieldCode::Length)),
        (check_uom("\u{7f}"), Some(FieldCode::Characters)),
        (check_uom("\u{feff}"), Some(FieldCode::Required)),
        (check_uom("C\u{2067}S"), Some(FieldCode::Characters)),
        (check_items(ITEMS_MAX), None),
        (check_items(ITEMS_MAX + 1), Some(FieldCode::Items)),
    ] {
        assert_eq!(checked.err().map(|refusal| refusal.0), code);
    }
}

proptest! {
    #[test]
    fn a_quantity_is_written_as_it_is_read(thousandths in 1..=1_000_000_000_i64) {
        let quantity = Quantity::from_thousandths(thousandths);
        prop_assert_eq!(quantity.to_string().parse(), Ok(quantity));
        // The same with every decimal, and with an exponent.
        prop_assert_eq!(format!("{}.{:03}", thousandths / 1000, thousandths % 1000).parse(), Ok(quantity));
        prop_assert_eq!(format!("{thousandths}e-3").parse(), Ok(quantity));
    }

    #[test]
    fn no_text_makes_reading_panic(text in "[-+.eE0-9]{0,30}") {
        if let Ok(quantity) = text.parse::<Quantity>() {
            prop_assert!(quantity > Quantity::from_thousandths(0) && quantity <= Quantity::MAX);
            let float: f64 = text.parse().expect("a number");
            let exact: f64 = quantity.to_string().parse().expect("a number");
            prop_assert!((float - exact).abs() <= float * f64::EPSILON, "{} is not {}", text, quantity);
        }
    }
}
