//! Random names and passwords.

/// A random password of 100 characters, valid in every dialect.
pub fn random_password() -> String {
    format!("Aa1!{}", hex::<48>())
}

/// `N` random bytes in hexadecimal.
pub fn hex<const N: usize>() -> String {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes.map(|byte| format!("{byte:02x}")).concat()
}
