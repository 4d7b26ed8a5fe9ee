//! Randomness as a value, so that a test can choose it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use portico_shared::rules::OTP_DIGITS;

/// How many different one-time codes there are.
const CODES: u64 = 1_000_000;
const _: () = assert!(OTP_DIGITS == 6, "as many as there are numbers of this many digits");

/// Where random bytes come from.
#[derive(Clone, Copy)]
pub struct Random(fn(&mut [u8]));

impl Random {
    /// The operating system's generator, which is safe for secrets.
    ///
    /// # Panics
    /// Its use panics when the system has no randomness, since there is no safe way to continue.
    pub const fn system() -> Self {
        Self(|bytes| getrandom::fill(bytes).expect("the operating system gives random bytes"))
    }

    /// Bytes as `fill` writes them.
    pub const fn from_fn(fill: fn(&mut [u8])) -> Self {
        Self(fill)
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }

    /// A token of 256 bits in unpadded base64url: 43 characters.
    pub fn token(self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// A one-time code. The remainder of 64 random bits favours no code by more than one in 10^13.
    pub fn code(self) -> String {
        let number = u64::from_le_bytes(self.bytes()) % CODES;
        format!("{number:0OTP_DIGITS$}")
    }
}
