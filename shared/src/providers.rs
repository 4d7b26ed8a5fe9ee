//! The providers whose names and marks are ours, as their brand rules want them. A shop names any other itself.

/// A provider that many shops have.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its id in a configuration.
    pub id: &'static str,
    /// Its name, which no language translates.
    pub name: &'static str,
    /// Its mark, for a light background: a drawing in SVG.
    svg: &'static str,
}

/// Each of them. Their rules for buttons: Google's "Sign in with Google branding guidelines", Apple's Human Interface Guidelines for "Sign in
/// with Apple", and Microsoft's "Branding guidelines for applications".
pub const PRESETS: [Preset; 3] = [
    Preset { id: "google", name: "Google", svg: include_str!("../../style/marks/google.svg") },
    Preset { id: "apple", name: "Apple", svg: include_str!("../../style/marks/apple.svg") },
    Preset { id: "microsoft", name: "Microsoft", svg: include_str!("../../style/marks/microsoft.svg") },
];

impl Preset {
    /// The preset with this id.
    pub fn of_id(id: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.id == id)
    }

    /// The mark as a `data:` address, which HTML, JSON and scripts write in the same way, so that a page that has it twice is hardly larger.
    pub fn mark(&self) -> String {
        let svg =
            self.svg.trim().replace('"', "'").replace('#', "%23").replace('<', "%3C").replace('>', "%3E");
        format!("data:image/svg+xml,{svg}")
    }
}
