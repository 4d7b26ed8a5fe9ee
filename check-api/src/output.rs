//! What commands print. Unlike `println!` and `eprintln!` it never panics, whether or not anyone reads it.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write as _};

/// Prints a line on stderr for the person at the terminal. If it cannot be written, no one is there to read it.
pub fn say(line: impl Display) {
    tell(format_args!("{line}\n"));
}

/// The same without the end of the line.
pub fn tell(text: impl Display) {
    // As one piece, so that it is not mixed with what others write.
    let _ = io::stderr().write_all(text.to_string().as_bytes());
}

/// Prints the result of a command on stdout, to the last byte.
///
/// # Errors
/// When it cannot be written.
pub fn print(text: impl Display) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.to_string().as_bytes())?;
    stdout.flush()
}

/// Takes it as success when a program that reads the output, such as `head`, has read enough.
///
/// # Errors
/// All others.
pub fn unless_reader_left(written: io::Result<()>) -> io::Result<()> {
    written.or_else(|error| if error.kind() == ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}
