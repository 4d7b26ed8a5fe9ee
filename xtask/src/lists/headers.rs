//! The security headers in the files for other hosts.

use portico_shared::headers::{PERMISSIONS, policy};

use super::copy::Copy;

/// The origin of the API in these files.
const API: &str = "https://api.shop.example";

pub(super) fn copies() -> Vec<Copy> {
    let with_api = policy(Some(API));
    let copy = |file, begin, end, text: &str| Copy { file, begin, end, text: text.to_owned() };
    // A host has the headers on one line; for readers, the policy takes two.
    let wrapped = policy(None).replace(" form-action", &format!("\n{:25}form-action", ""));
    let (nginx, pages) = ("deploy/nginx/portico-headers.conf", "deploy/cloudflare-pages-netlify/_headers");
    let (cloudfront, document) = ("deploy/s3-cloudfront/portico.yaml", "docs/hosting.md");
    vec![
        copy(nginx, "Content-Security-Policy \"", "\"", &with_api),
        copy(nginx, "Permissions-Policy \"", "\"", PERMISSIONS),
        copy(pages, "Content-Security-Policy: ", "\n", &with_api),
        copy(pages, "Permissions-Policy: ", "\n", PERMISSIONS),
        copy(cloudfront, "ContentSecurityPolicy: \"", "\"", &with_api),
        copy(cloudfront, "Header: Permissions-Policy\n              Value: ", "\n", PERMISSIONS),
        copy(document, "\nContent-Security-Policy: ", "\nPermissions-Policy", &wrapped),
        copy(document, "\nPermissions-Policy: ", "\n", PERMISSIONS),
    ]
}
