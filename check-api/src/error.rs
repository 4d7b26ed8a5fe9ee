//! Why there is no report.

use std::io;
use std::path::PathBuf;

use crate::http::{AddressError, RequestError};

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum CheckApiError {
    /// The address cannot be used.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The access token cannot be sent in a header. It is a secret and errors end up in logs, so the text leaves it out.
    #[error(
        "the access token may contain visible ASCII characters only; check it for spaces and line breaks"
    )]
    AccessToken,
    /// The mail folder cannot be read.
    #[error("cannot read the mail folder `{}`", .folder.display())]
    Mail {
        /// The folder, as given.
        folder: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The check of another machine was not confirmed.
    #[error(
        "`{0}` is not this machine. The check creates customers there and has emails sent to them. Add --yes to confirm"
    )]
    NotConfirmed(String),
    /// The server does not respond.
    #[error("cannot check `{url}`; is the server running, and is the address right?")]
    NoResponse {
        /// The address.
        url: String,
        /// What went wrong.
        source: RequestError,
    },
    /// The server responds, but not as this API would.
    #[error(
        "`{url}` is not this API: a sign-in there is answered with {response}. The address is the part before \
         /customer/login; it often ends with /api"
    )]
    NotThisApi {
        /// The address.
        url: String,
        /// The response, in a few words.
        response: String,
    },
    /// The report cannot be printed.
    #[error("cannot write the report to stdout")]
    Print(#[source] io::Error),
    /// The report cannot be written.
    #[error("cannot write the report `{}`", .file.display())]
    Write {
        /// The file, as given.
        file: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}
