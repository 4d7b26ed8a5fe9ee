//! Error codes: their spelling on the wire.

use std::collections::HashSet;

use portico_shared::problem::{Code, FieldCode};

#[test]
fn every_code_comes_back_from_its_spelling_on_the_wire() {
    let mut spellings = HashSet::new();
    for &code in Code::ALL {
        assert_eq!(Code::from_wire(code.as_str()), Some(code));
        assert!(spellings.insert(code.as_str()), "{code:?} shares its spelling");
    }
    let mut spellings = HashSet::new();
    for &code in FieldCode::ALL {
        assert_eq!(FieldCode::from_wire(code.as_str()), Some(code));
        assert!(spellings.insert(code.as_str()), "{code:?} shares its spelling");
    }
    for unknown in ["", "Required", "required ", "a code of a later version"] {
        assert_eq!(Code::from_wire(unknown), None);
        assert_eq!(FieldCode::from_wire(unknown), None);
    }
}
