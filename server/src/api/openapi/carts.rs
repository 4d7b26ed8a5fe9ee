//! Carts as JSON Schema: what may be handed over, and what a customer gets.

use portico_shared::cart::{DECIMALS, ITEMS_MAX, Quantity, SKU_MAX, UOM_MAX};
use serde_json::{Number, Value, json};

use super::rules::{disruptive, unseen};

const SKU: &str = "The product (stock keeping unit), verbatim.";
const UOM: &str = "The unit of measure, verbatim; absent if the product has only one unit.";

/// A cart that is handed over.
pub(super) fn handed_over() -> Value {
    json!({
        "type": ["object", "null"],
        "description": "The cart to hand over.",
        "properties": {
            "items": { "type": ["array", "null"], "maxItems": ITEMS_MAX, "items": {
                "type": "object",
                "description": "A line of the cart. Lines of the same `sku` and `uom` add up.",
                "required": ["sku", "quantity"],
                "properties": {
                    "sku": name(&json!("string"), SKU_MAX, SKU),
                    "uom": name(&json!(["string", "null"]), UOM_MAX, UOM),
                    "quantity": quantity(),
                },
            } },
        },
    })
}

/// The cart of a customer.
pub(super) fn kept() -> Value {
    json!({
        "type": "object",
        "description": "The customer's cart, sorted by `sku` and `uom`.",
        "required": ["items"],
        "properties": {
            "items": { "type": "array", "items": {
                "type": "object",
                "required": ["sku", "quantity"],
                "properties": {
                    "sku": { "type": "string", "description": SKU },
                    "uom": { "type": "string", "description": UOM },
                    "quantity": {
                        "type": "number",
                        "description": format!("At most {DECIMALS} decimals, exact to the last."),
                        "exclusiveMinimum": 0,
                    },
                },
            } },
        },
    })
}

fn name(kind: &Value, max: usize, about: &str) -> Value {
    let (unseen, disruptive) = (unseen(), disruptive());
    let pattern = format!("^[^{disruptive}]*[^{unseen}{disruptive}][^{disruptive}]*$");
    json!({ "type": kind, "description": about, "maxLength": max, "pattern": pattern })
}

/// A number, or a plain decimal in a string.
fn quantity() -> Value {
    let max = Quantity::MAX;
    let whole = max.to_string().len() - 1;
    // Some zeros after the point, then a digit other than zero.
    let fraction = |zeros| format!("{}[1-9][0-9]{{0,{}}}", "0".repeat(zeros), DECIMALS - zeros - 1);
    let fractions: Vec<_> = (0..DECIMALS).map(fraction).collect();
    let text = format!(
        r"^0*(?:{max}(?:\.0+)?|[1-9][0-9]{{0,{}}}(?:\.[0-9]{{1,{DECIMALS}}}0*)?|0\.(?:{})0*)$",
        whole - 1,
        fractions.join("|"),
    );
    json!({
        "description": format!(
            "Above 0, at most {max}, with at most {DECIMALS} decimals. It may be a string, which keeps every decimal in \
             languages whose numbers are floats."
        ),
        "anyOf": [
            {
                "type": "number",
                "exclusiveMinimum": 0,
                "maximum": number(max),
                "multipleOf": number(Quantity::from_thousandths(1)),
            },
            { "type": "string", "pattern": text },
        ],
    })
}

fn number(quantity: Quantity) -> Value {
    quantity.to_string().parse::<Number>().expect("a decimal number is JSON").into()
}
