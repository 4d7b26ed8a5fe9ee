//! nginx's configuration: the very files in `deploy/nginx` that operators get.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::tools;

/// Where the pages are on their host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the root of their own host, with `portico.conf`.
    Root,
    /// Below `/account/` on a shared host, with `portico-subpath.conf`.
    Below,
}

impl Place {
    /// The path that the pages' addresses start with.
    pub const fn base(self) -> &'static str {
        match self {
            Self::Root => "/",
            Self::Below => "/account/",
        }
    }
}

/// Where the API is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api {
    /// On another origin, which the operator has written into the deployed pages.
    Elsewhere,
    /// Behind the same nginx, at the root; the pages are as built.
    Behind,
}

/// Writes all the files that nginx reads: what the distribution's main configuration would have, and the files of
/// `deploy/nginx` with the certificate, root, port and API origin (`shop`) replaced.
pub(crate) fn write(folder: &Path, place: Place, api: Api, port: u16, shop: &str) -> Result<()> {
    let www = folder.join("www");
    let snippets = folder.join("snippets");
    fs::create_dir_all(&snippets)?;
    fs::create_dir_all(folder.join("temporary"))?;
    // The host's own line for pages below a path.
    let mut preloads = String::new();
    let server = match place {
        Place::Root => deployed("portico.conf")?,
        Place::Below => {
            let pages = deployed("portico-subpath.conf")?;
            fs::write(snippets.join("portico-subpath.conf"), with_root(&pages, &www))?;
            preloads = format!("include {}/account/preload/nginx.conf;\n", www.display());
            // With a rule of the shop's own, as is common.
            "server {\n listen 443;\n location ~ \\.(css|html|js|wasm)$ { return 403; }\n \
             include snippets/portico-subpath.conf;\n}\n"
                .to_owned()
        }
    };
    // The second server in the file redirects http to https.
    let (server, _) = server.split_once("\nserver {\n    listen 80;").unwrap_or((&server, ""));
    let headers = deployed("portico-headers.conf")?;
    let (server, headers) = match api {
        Api::Elsewhere => (server.to_owned(), headers.replace("https://api.shop.example", shop)),
        Api::Behind => (
            with_optional_lines(server).replace("http://127.0.0.1:8080", shop),
            headers.replace(" https://api.shop.example", ""),
        ),
    };
    fs::write(snippets.join("portico-headers.conf"), headers)?;
    fs::write(snippets.join("portico-embed-headers.conf"), deployed("portico-embed-headers.conf")?)?;
    fs::write(folder.join("portico-languages.conf"), deployed("portico-languages.conf")?)?;
    fs::write(folder.join("portico.conf"), preloads + with_port(&with_root(&server, &www), port).as_str())?;
    Ok(fs::write(folder.join("nginx.conf"), main(&tools::nginx()?, folder))?)
}

/// Adds a shop's own pages to the output of [`write()`]: another origin with our pages' policy, plus these `origins`
/// next to each `'self'` that the element needs. A page may have a `<base>` that leads to them. `more` are other directives.
pub(crate) fn add_shop(folder: &Path, port: u16, origins: &[&str], more: &str) -> Result<()> {
    let mut headers = fs::read_to_string(folder.join("snippets/portico-headers.conf"))?;
    for directive in ["script-src", "style-src", "connect-src"] {
        let own = format!("{directive} 'self'");
        headers = headers.replace(&own, &format!("{own} {}", origins.join(" ")));
    }
    headers = headers.replace("base-uri 'none'", &format!("base-uri {}", origins.join(" ")));
    fs::write(folder.join("snippets/shop-headers.conf"), headers)?;
    let server = format!(
        "\nserver {{\n listen 127.0.0.1:{port};\n root {}/shop;\n try_files $uri $uri/index.html =404;\n \
         location = /favicon.ico {{ return 204; }}\n include snippets/shop-headers.conf;\n \
         add_header Cache-Control no-cache always;\n{more}\n}}\n",
        folder.display()
    );
    let all = folder.join("portico.conf");
    Ok(fs::write(&all, fs::read_to_string(&all)? + server.as_str())?)
}

/// Adds another origin to the output of [`write()`], which serves the same files without a policy, as a plain file host would.
pub(crate) fn add_plain(folder: &Path, port: u16) -> Result<()> {
    let server = format!(
        "\nserver {{\n listen 127.0.0.1:{port};\n root {}/www;\n try_files $uri $uri/index.html =404;\n \
         location = /favicon.ico {{ return 204; }}\n}}\n",
        folder.display()
    );
    let all = folder.join("portico.conf");
    Ok(fs::write(&all, fs::read_to_string(&all)? + server.as_str())?)
}

/// Makes every server in the output of [`write()`] on this port speak TLS, with these files of a certificate and its key.
pub(crate) fn add_tls(folder: &Path, port: u16, certificate: &Path, key: &Path) -> Result<()> {
    let all = folder.join("portico.conf");
    let plain = format!("listen 127.0.0.1:{port};");
    let servers = fs::read_to_string(&all)?.replace(&plain, &format!("listen 127.0.0.1:{port} ssl;"));
    let (certificate, key) = (certificate.display(), key.display());
    Ok(fs::write(&all, format!("ssl_certificate {certificate};\nssl_certificate_key {key};\n{servers}"))?)
}

/// The main configuration of an nginx below `root`, with a single process that ends with the test.
fn main(root: &Path, folder: &Path) -> String {
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {}/temporary/{kind};", folder.display()));
    format!(
        "load_module {root}/usr/lib/nginx/modules/ngx_http_brotli_static_module.so;\n\
         daemon off;\nmaster_process off;\npid {folder}/nginx.pid;\nerror_log stderr notice;\nevents {{}}\n\
         http {{\n\
         include {root}/etc/nginx/mime.types;\ndefault_type application/octet-stream;\n{temporary}\n\
         log_format e2e '$request_method $request_uri $status $sent_http_content_encoding $http_sec_fetch_dest';\n\
         access_log {folder}/access.log e2e;\n\
         include portico-languages.conf;\ninclude portico.conf;\n}}\n",
        root = root.display(),
        folder = folder.display(),
        temporary = temporary.join("\n"),
    )
}

fn deployed(file: &str) -> Result<String> {
    let path = tools::workspace().join("deploy/nginx").join(file);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

fn with_root(text: &str, root: &Path) -> String {
    text.replace(" /var/www/portico", &format!(" {}", root.display()))
}

/// One port without TLS: browsers treat loopback as secure.
fn with_port(text: &str, port: u16) -> String {
    let tls = |line: &str| line.starts_with("ssl_") || line.starts_with("listen [::]");
    let lines = text.lines().filter(|line| !tls(line.trim()));
    let listen = format!("listen 127.0.0.1:{port};");
    let lines = lines.map(|line| if line.trim().starts_with("listen 443") { &*listen } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// Enables the lines that start with `#` without a space, as the file's header says.
fn with_optional_lines(text: &str) -> String {
    let lines = text.lines().map(|line| match line.trim_start().strip_prefix('#') {
        Some(rest) if !rest.is_empty() && !rest.starts_with(' ') => rest,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}
