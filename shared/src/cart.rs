//! Carts, as the AXIM customer login hands them over: the limits of their items, and exact quantities.

use std::fmt;
use std::str::FromStr;

use crate::characters::{is_disruptive, visible};
use crate::problem::{FieldCode, Params};

/// Items of a cart that is handed over: at most this many.
pub const ITEMS_MAX: usize = 500;
/// The name of a product: at most this many characters.
pub const SKU_MAX: usize = 64;
/// A unit of measure: at most this many characters.
pub const UOM_MAX: usize = 16;
/// Decimals of a quantity.
pub const DECIMALS: usize = 3;

/// A line of a cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The product (stock keeping unit), verbatim.
    pub sku: String,
    /// The unit of measure, such as `CS`, verbatim; `None` if the product has only one.
    pub uom: Option<String>,
    /// The quantity.
    pub quantity: Quantity,
}

/// Why a member of an item is refused.
pub type Refusal = (FieldCode, Params);

/// Checks the name of a product: 1 to 64 characters that don't look empty, none of them a control or one that
/// reorders text.
///
/// # Errors
/// `required`, `length` with `max`, or `characters`.
pub fn check_sku(value: &str) -> Result<(), Refusal> {
    check_name(value, SKU_MAX)
}

/// Checks a unit of measure: 1 to 16 characters that don't look empty, none of them a control or one that
/// reorders text.
///
/// # Errors
/// `required`, `length` with `max`, or `characters`.
pub fn check_uom(value: &str) -> Result<(), Refusal> {
    check_name(value, UOM_MAX)
}

fn check_name(value: &str, max: usize) -> Result<(), Refusal> {
    if visible(value).is_empty() {
        Err((FieldCode::Required, Params::default()))
    } else if value.chars().count() > max {
        Err((FieldCode::Length, Params { min: None, max: Some(max) }))
    } else if value.chars().any(is_disruptive) {
        Err((FieldCode::Characters, Params::default()))
    } else {
        Ok(())
    }
}

/// Checks the number of items of a cart that is handed over.
///
/// # Errors
/// `items` with `max`.
pub fn check_items(number: usize) -> Result<(), Refusal> {
    if number > ITEMS_MAX {
        return Err((FieldCode::Items, Params { min: None, max: Some(ITEMS_MAX) }));
    }
    Ok(())
}

/// A quantity: an exact decimal, stored in thousandths. It never becomes a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(i64);

impl Quantity {
    /// The most that a single item may have. A sum of several items may be more.
    pub const MAX: Self = Self(1_000_000_000);

    /// A quantity of this many thousandths.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// The quantity in thousandths.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// Reads a decimal number as JSON writes it, with or without an exponent.
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
        // A negative power means more than three decimals. The length is checked first, so the product can't overflow.
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

    /// A quantity that a single item may have, from the text of a JSON number.
    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        Self::read(text).ok_or(NotAQuantity)
    }
}

impl fmt::Display for Quantity {
    /// The shortest decimal form, which is a JSON number: `3`, `0.3`, `1000000`.
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
