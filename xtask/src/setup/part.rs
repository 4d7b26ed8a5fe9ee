//! One thing that set-up can install, and how to install a list of them.

use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::progress::short;

/// Something that set-up can find or install.
pub(super) trait Part {
    /// Its name and version.
    fn name(&self) -> String;
    /// Whether it is installed. Takes milliseconds.
    fn is_ready(&self) -> bool;
    /// Installs it, shows progress, and leaves nothing incomplete behind.
    fn install(&self) -> Result<()>;
    /// How long that takes on two cores, in words.
    fn takes(&self) -> &'static str;
    /// Whether the other commands work without it.
    fn is_optional(&self) -> bool {
        false
    }
}

/// Installs the missing parts, in numbered steps on standard error. Returns whether there were any.
///
/// # Errors
/// If a part can't be installed; the message says what to do by hand.
pub(super) fn install_missing(parts: &[Box<dyn Part>]) -> Result<bool> {
    let started = Instant::now();
    let missing: Vec<_> = parts.iter().filter(|part| !part.is_ready()).collect();
    if missing.is_empty() {
        eprintln!("set-up: all {} parts are installed ({})", parts.len(), short(started.elapsed()));
        return Ok(false);
    }
    eprintln!("set-up: {} of {} parts are installed", parts.len() - missing.len(), parts.len());
    for (at, part) in missing.iter().enumerate() {
        let name = part.name();
        eprintln!("set-up {}/{}: installing {name} (about {})", at + 1, missing.len(), part.takes());
        let begun = Instant::now();
        match install(part.as_ref(), &name) {
            Ok(()) => eprintln!("      done in {}", short(begun.elapsed())),
            Err(error) if part.is_optional() => eprintln!("      continuing without it: {error:#}"),
            Err(error) => return Err(error),
        }
    }
    eprintln!("set-up: finished in {}", short(started.elapsed()));
    Ok(true)
}

fn install(part: &dyn Part, name: &str) -> Result<()> {
    part.install().with_context(|| format!("set-up could not install {name}"))?;
    ensure!(part.is_ready(), "{name} was installed but still can't be found");
    Ok(())
}
