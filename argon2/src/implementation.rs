//! The implementations of this build.

use serde::Deserialize;

#[cfg(feature = "libsodium")]
use crate::libsodium;
use crate::parameters::Parameters;

/// An implementation of argon2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Implementation {
    /// libsodium, in C, with AVX-512, AVX2, SSSE3 or NEON.
    #[cfg(feature = "libsodium")]
    Libsodium,
    /// The crate `argon2`, in Rust, with AVX2 as far as the compiler uses it.
    RustCrypto,
}

/// A name that no implementation of this build has.
#[derive(Debug, thiserror::Error)]
#[error("no implementation of argon2 in this build is called `{name}`; it has {}", Implementation::names(|_| true))]
pub struct UnknownImplementation {
    name: String,
}

impl Implementation {
    /// Every implementation, the fastest first.
    pub const ALL: &[Self] = &[
        #[cfg(feature = "libsodium")]
        Self::Libsodium,
        Self::RustCrypto,
    ];

    /// The one that is used unless the operator chooses another.
    pub const DEFAULT: Self = Self::ALL[0];

    /// Its name in `portico.toml` and in the log.
    pub const fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "libsodium")]
            Self::Libsodium => "libsodium",
            Self::RustCrypto => "rustcrypto",
        }
    }

    /// Whether it computes hashes with this many lanes.
    pub fn has_lanes(self, lanes: u32) -> bool {
        match self {
            #[cfg(feature = "libsodium")]
            Self::Libsodium => lanes == libsodium::LANES,
            Self::RustCrypto => true,
        }
    }

    /// Whether it computes a hash of these parameters, with a salt and an output of these lengths.
    pub fn computes(self, parameters: &Parameters, salt: usize, output: usize) -> bool {
        match self {
            #[cfg(feature = "libsodium")]
            Self::Libsodium => libsodium::computes(parameters, salt, output),
            Self::RustCrypto => true,
        }
    }

    /// The names of the implementations that have a quality, separated by commas.
    pub fn names(quality: impl Fn(Self) -> bool) -> String {
        let names: Vec<_> =
            Self::ALL.iter().filter(|one| quality(**one)).map(|one| format!("`{}`", one.name())).collect();
        names.join(", ")
    }
}

impl Default for Implementation {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl TryFrom<String> for Implementation {
    type Error = UnknownImplementation;

    fn try_from(name: String) -> Result<Self, UnknownImplementation> {
        let named = Self::ALL.iter().find(|one| one.name() == name);
        named.copied().ok_or(UnknownImplementation { name })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_name_and_an_unknown_name_lists_them() {
        for one in Implementation::ALL {
            assert_eq!(Implementation::try_from(one.name().to_owned()).unwrap(), *one);
        }
        let error = Implementation::try_from("argon3".to_owned()).unwrap_err().to_string();
        assert!(error.contains("`argon3`") && error.contains("`rustcrypto`"), "{error}");
    }

    #[test]
    fn any_number_of_lanes_has_an_implementation() {
        assert_eq!(Implementation::names(|one| one.has_lanes(4)), "`rustcrypto`");
        assert!(Implementation::DEFAULT.has_lanes(1));
    }
}
