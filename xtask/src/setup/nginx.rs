//! nginx with Brotli, for the tests of its configuration.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::packages;
use super::part::Part;
use crate::project::Project;

/// The environment variable that names another nginx: the folder below which it is installed as Debian does it.
const VARIABLE: &str = "PORTICO_NGINX";

/// The program, the types of files by their names, and the module that sends what is compressed with Brotli already.
const PACKAGES: [&str; 3] = ["nginx", "nginx-common", "libnginx-mod-http-brotli-static"];

/// What of the packages is used.
const FILES: [&str; 3] =
    ["usr/sbin/nginx", "etc/nginx/mime.types", "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"];

/// Set-up's part. The packages are unpacked beside the other tools and not installed: installing would start a web
/// server on this machine, at every boot.
pub(crate) struct Nginx {
    folder: PathBuf,
    chosen: bool,
}

impl Nginx {
    /// The nginx that the user chose, else the one beside the other tools.
    pub(crate) fn new(project: &Project) -> Self {
        match env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
            Some(folder) => Self { folder: folder.into(), chosen: true },
            None => Self { folder: project.cache.join("nginx"), chosen: false },
        }
    }

    /// The folder below which it is.
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
            "{VARIABLE} names {}, where not all of {} are.",
            self.folder.display(),
            FILES.join(", ")
        );
        let otherwise = format!(
            "Install nginx with ngx_http_brotli_static_module, and put the folder below which {} are into {VARIABLE}.",
            FILES.join(", ")
        );
        packages::into_place(&self.folder, |part| packages::unpack(&PACKAGES, part, &otherwise))
    }

    fn takes(&self) -> &'static str {
        "10 seconds"
    }
}
