//! Carts, as document B hands them over: the limits of their items, and quantities that are exact.

use std::fmt;
use std::str::FromStr;

use crate::problem::{FieldCode, Params};

/// A cart that is handed over has at most this many items.
pub const ITEMS_MAX: usize = 500;
/// The name of a product: at most this many characters.
pub const SKU_MAX: usize = 64;
/// A unit of measure: at most this many characters.
pub const UOM_MAX: usize = 16;
/// Decimals of a quantity.
pub const DECIMALS: usize = 3;

/// One line of a cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The product (stock keeping unit), verbatim.
    pub sku: String,
    /// The unit of measure, such as `CS`, verbatim; none where the product is counted in one unit only.
    pub uom: Option<String>,
    /// How much of it.
    pub quantity: Quantity,
}

/// What is wrong with a member of an item.
pub type Refusal = (FieldCode, Params);

/// The name of a product: 1 to 64 characters, none of them a control character.
///
/// # Errors
/// `required`, `length` with `max`, or `characters`.
pub fn check_sku(value: &str) -> Result<(), Refusal> {
    check_name(value, SKU_MAX)
}

/// A unit of measure: 1 to 16 characters, none of them a control character.
///
/// # Errors
/// `required`, `length` with `max`, or `characters`.
pub fn check_uom(value: &str) -> Result<(), Refusal> {
    check_name(value, UOM_MAX)
}

fn check_name(value: &str, max: usize) -> Result<(), Refusal> {
    if value.is_empty() {
        Err((FieldCode::Required, Params::default()))
    } else if value.chars().count() > max {
        Err((FieldCode::Length, Params { min: None, max: Some(max) }))
    } else if value.chars().any(char::is_control) {
        Err((FieldCode::Characters, Params::default()))
    } else {
        Ok(())
    }
}

/// The number of items of a cart that is handed over.
///
/// # Errors
/// `items` with `max`.
pub fn check_items(number: usize) -> Result<(), Refusal> {
    if number > ITEMS_MAX {
        return Err((FieldCode::Items, Params { min: None, max: Some(ITEMS_MAX) }));
    }
    Ok(())
}

/// How much of something: an exact decimal, kept as a number of thousandths. No float is ever made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(i64);

impl Quantity {
    /// The most that one item may ask for. A sum of several may be more.
    pub const MAX: Self = Self(1_000_000_000);

    /// So many thousandths.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// How many thousandths.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// Reads a decimal number, with an exponent where it has one, as JSON writes it.
    fn read(text: &str) -> Option<Self> {
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = match number.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (number, ""),
        };
        let digits = [whole, fraction].concat();
        if whole.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits = digits.trim_start_matches('0');
        let significant = digits.trim_end_matches('0');
        let places = i64::try_from(DECIMALS + digits.len() - significant.len()).ok()?;
        let power = i64::from(exponent) + places - i64::try_from(fraction.len()).ok()?;
        // A negative power means decimals that are not kept; the length is looked at before anything is multiplied.
        let power = u32::try_from(power).ok()?;
        if significant.is_empty() || significant.len() + usize::try_from(power).ok()? > 10 {
            return None;
        }
        let thousandths = significant.parse::<i64>().ok()? * 10_i64.pow(power);
        Some(Self(thousandths)).filter(|quantity| *quantity <= Self::MAX)
    }
}

/// Not a number above 0, at most 1 000 000, with at most 3 decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAQuantity;

impl FromStr for Quantity {
    type Err = NotAQuantity;

    /// A quantity that one item may ask for, from the text of a JSON number.
    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        Self::read(text).ok_or(NotAQuantity)
    }
}

impl fmt::Display for Quantity {
    /// The shortest decimal number: `3`, `0.3`, `1000000`. It is a JSON number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, thousandths) = (self.0 / 1000, self.0 % 1000);
        write!(f, "{whole}")?;
        if thousandths != 0 {
            let decimals = format!("{:0DECIMALS$}", thousandths.abs());
            write!(f, ".{}", decimals.trim_end_matches('0'))?;
        }
        Ok(())
    }
}
