//! nginx with Brotli, for the tests of its configuration.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::packages;
use super::part::Part;
use crate::project::Project;

/// The environment variable that selects another nginx: the folder that contains it, laid out as Debian installs it.
const VARIABLE: &str = "PORTICO_NGINX";

/// The program, the MIME types, and the module that serves files already compressed with Brotli.
const PACKAGES: [&str; 3] = ["nginx", "nginx-common", "libnginx-mod-http-brotli-static"];

/// The files of the packages that are used.
const FILES: [&str; 3] =
    ["usr/sbin/nginx", "etc/nginx/mime.types", "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"];

/// The set-up part. The packages are unpacked next to the other tools instead of installed: installing would start a web
/// server on this machine at every boot.
pub(crate) struct Nginx {
    folder: PathBuf,
    chosen: bool,
}

impl Nginx {
    /// The nginx that the user chose, or else the one next to the other tools.
    pub(crate) fn new(project: &Project) -> Self {
        match env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
            Some(folder) => Self { folder: folder.into(), chosen: true },
            None => Self { folder: project.cache.join("nginx"), chosen: false },
        }
    }

    /// The folder that contains it.
    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.clone()
    }
}

impl Part for Nginx {
    fn name(&self) -> String {
        "nginx with Brotli".to_owned()
    }

    fn is_ready(&self) -> bool {
        FILES.iter().all(|file| self.folder.join(file).is_file())
    }

    fn install(&self) -> Result<()> {
        ensure!(
            !self.chosen,
            "{VARIABLE} names {}, which doesn't contain all of {}.",
            self.folder.display(),
            FILES.join(", ")
        );
        let otherwise = format!(
            "Install nginx with ngx_http_brotli_static_module, and set {VARIABLE} to the folder that contains {}.",
            FILES.join(", ")
        );
        packages::into_place(&self.folder, |part| packages::unpack(&PACKAGES, part, &otherwise))
    }

    fn takes(&self) -> &'static str {
        "10 seconds"
    }
}
