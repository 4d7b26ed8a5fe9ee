//! libsodium's `crypto_pwhash`.
//!
//! It asks for memory for each hash. `.cargo/config.toml` has it ask `malloc`, so that the C library gives it the memory of the hash
//! before: the pages of new memory would take up to as long as the hash. With `mmap` they are always new, and what `posix_memalign`
//! takes is larger than what it leaves behind.

use std::io;
use std::sync::LazyLock;

use argon2::{Algorithm, Version};
use libsodium_sys::{
    crypto_pwhash, crypto_pwhash_ALG_ARGON2ID13, crypto_pwhash_BYTES_MIN, crypto_pwhash_SALTBYTES,
    sodium_init,
};

use crate::parameters::{ComputeError, Parameters};

/// The only number of lanes that it has.
pub(crate) const LANES: u32 = 1;

/// Whether libsodium is ready. Its first call chooses the code for this processor; others may follow it on any thread.
static READY: LazyLock<bool> = LazyLock::new(|| {
    // SAFETY: It takes nothing, and may be called at any time.
    #[allow(unsafe_code, reason = "libsodium is written in C")]
    let status = unsafe { sodium_init() };
    status >= 0
});

/// Whether libsodium computes this.
pub(crate) fn computes(parameters: &Parameters, salt: usize, output: usize) -> bool {
    let Parameters { algorithm, version, params } = parameters;
    *algorithm == Algorithm::Argon2id
        && *version == Version::V0x13
        && params.p_cost() == LANES
        && params.keyid().is_empty()
        && params.data().is_empty()
        && salt == crypto_pwhash_SALTBYTES as usize
        && output >= crypto_pwhash_BYTES_MIN as usize
}

/// Computes what [`computes`] allows.
pub(crate) fn compute(
    parameters: &Parameters,
    password: &[u8],
    salt: &[u8],
    output: &mut [u8],
) -> Result<(), ComputeError> {
    assert!(computes(parameters, salt.len(), output.len()), "libsodium can't compute this");
    if !*READY {
        return Err(ComputeError::NotReady);
    }
    let length = |slice: &[u8]| u64::try_from(slice.len()).expect("a length has 64 bits at most");
    let memory = usize::try_from(parameters.params.m_cost()).ok().and_then(|kib| kib.checked_mul(1024));
    let memory = memory.ok_or(io::ErrorKind::OutOfMemory).map_err(io::Error::from)?;
    // SAFETY: Each pointer is valid for the length beside it: libsodium writes `output`, reads `password`, and reads
    // `crypto_pwhash_SALTBYTES` bytes of `salt`, which was checked above.
    #[allow(unsafe_code, reason = "libsodium is written in C")]
    let status = unsafe {
        crypto_pwhash(
            output.as_mut_ptr(),
            length(output),
            password.as_ptr().cast(),
            length(password),
            salt.as_ptr(),
            parameters.params.t_cost().into(),
            memory,
            crypto_pwhash_ALG_ARGON2ID13.cast_signed(),
        )
    };
    if status == 0 { Ok(()) } else { Err(io::Error::last_os_error().into()) }
}
