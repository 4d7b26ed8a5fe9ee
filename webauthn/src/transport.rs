//! How browsers reach an authenticator.

use serde::Serialize;

/// A way to reach an authenticator (WebAuthn, section 5.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Transport {
    /// Bluetooth Low Energy.
    Ble,
    /// A phone, over several ways.
    Hybrid,
    /// The device itself.
    Internal,
    /// Near Field Communication.
    Nfc,
    /// A card with contacts.
    SmartCard,
    /// USB.
    Usb,
}

impl Transport {
    /// Every one, in the order of the names.
    pub const ALL: [Self; 6] =
        [Self::Ble, Self::Hybrid, Self::Internal, Self::Nfc, Self::SmartCard, Self::Usb];

    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ble => "ble",
            Self::Hybrid => "hybrid",
            Self::Internal => "internal",
            Self::Nfc => "nfc",
            Self::SmartCard => "smart-card",
            Self::Usb => "usb",
        }
    }

    /// The transports of these names, each once and in the order of [`ALL`](Self::ALL). Names that aren't known are left out: the
    /// standard's list may grow.
    pub fn known<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let of_name = |name| Self::ALL.into_iter().find(|transport| transport.name() == name);
        let mut known: Vec<_> = names.into_iter().filter_map(of_name).collect();
        known.sort_unstable();
        known.dedup();
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_known_are_kept_once() {
        let names = ["usb", "internal", "cable", "usb", "", "USB", "hybrid"];
        assert_eq!(Transport::known(names), [Transport::Hybrid, Transport::Internal, Transport::Usb]);
        for transport in Transport::ALL {
            let json = serde_json::to_string(&transport).expect("a text");
            assert_eq!(json, format!("\"{}\"", transport.name()));
            assert_eq!(Transport::known([transport.name()]), [transport]);
        }
    }
}
