//! Who signs a provider's ID tokens.

use serde::Deserialize;
use url::{Host, Url};

use super::address;

/// What stands for the tenant in Microsoft's issuers.
const TENANT: &str = "{tenantid}";

/// The tenants of a provider whose customers we take.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "WrittenTenants")]
pub enum Tenants {
    /// Every tenant.
    Any,
    /// Those with these ids, in lower case.
    These(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a list of tenant ids, or \"any\"")]
enum WrittenTenants {
    Any(AnyTenant),
    These(Vec<String>),
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum AnyTenant {
    Any,
}

impl TryFrom<WrittenTenants> for Tenants {
    type Error = String;

    fn try_from(written: WrittenTenants) -> Result<Self, String> {
        match written {
            WrittenTenants::Any(AnyTenant::Any) => Ok(Self::Any),
            WrittenTenants::These(ids) => match ids.iter().find(|id| !is_tenant_id(id)) {
                Some(wrong) => Err(format!("`tenants`: `{wrong}` is not a tenant id, which is a GUID")),
                None if ids.is_empty() => Err("`tenants` is empty".to_owned()),
                None => Ok(Self::These(ids.iter().map(|id| id.to_ascii_lowercase()).collect())),
            },
        }
    }
}

impl Tenants {
    fn has(&self, tenant: &str) -> bool {
        match self {
            Self::Any => true,
            Self::These(ids) => ids.contains(&tenant.to_ascii_lowercase()),
        }
    }
}

/// Whether it's a GUID.
fn is_tenant_id(id: &str) -> bool {
    let groups: Vec<_> = id.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// Who signs a provider's ID tokens: one issuer, or one for each tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    url: String,
    /// The issuers of tenants, and which of them are ours.
    tenants: Option<(String, Tenants)>,
}

impl Issuer {
    /// An issuer as it is configured.
    pub(super) fn new(url: String, tenants: Option<Tenants>) -> Result<Self, String> {
        let parsed = address::base(&url).filter(|_| url == url.trim());
        let parsed = parsed
            .ok_or_else(|| format!("`issuer`: `{url}` is not an address like https://accounts.google.com"))?;
        if !is_encrypted(&parsed) {
            return Err(format!("`issuer`: `{url}` needs https"));
        }
        let tenants = match tenants {
            Some(tenants) => Some((of_tenants(&parsed, &url)?, tenants)),
            None => None,
        };
        Ok(Self { url, tenants })
    }

    /// The address of the discovery document (OpenID Connect Discovery 1.0, section 4).
    pub fn discovery_url(&self) -> String {
        format!("{}/.well-known/openid-configuration", self.url.trim_end_matches('/'))
    }

    /// As it is configured.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether its metadata may name this address: one with TLS, or one on this machine if the issuer is there as well.
    pub fn may_name(&self, address: &str) -> bool {
        let is_local = self.url.starts_with("http:");
        let url = Url::parse(address).ok();
        url.is_some_and(|url| is_encrypted(&url) && (is_local || url.scheme() == "https"))
    }

    /// Whether this is the issuer of its metadata. Metadata of many tenants have a template in the place of the issuer, and those of
    /// personal accounts have their tenant.
    pub fn is_of_metadata(&self, issuer: &str) -> bool {
        let is_of_tenants = |(template, tenants): &(String, Tenants)| {
            issuer == template || tenant_in(template, issuer).is_some_and(|tenant| tenants.has(tenant))
        };
        issuer == self.url || self.tenants.as_ref().is_some_and(is_of_tenants)
    }

    /// Whether an ID token with this `iss`, of this tenant, is its own.
    pub fn is(&self, iss: &str, tenant: Option<&str>) -> bool {
        match &self.tenants {
            None => iss == self.url,
            Some((template, tenants)) => {
                tenant.is_some_and(|tenant| tenants.has(tenant) && tenant_in(template, iss) == Some(tenant))
            }
        }
    }

    /// Whether a key of this `issuer` may sign an ID token with this `iss`, of this tenant.
    pub fn is_of_key(of_key: &str, iss: &str, tenant: Option<&str>) -> bool {
        of_key == iss || tenant.is_some_and(|tenant| tenant_in(of_key, iss) == Some(tenant))
    }
}

/// The tenant in an issuer of this form.
fn tenant_in<'a>(template: &str, issuer: &'a str) -> Option<&'a str> {
    let (before, after) = template.split_once(TENANT)?;
    let tenant = issuer.strip_prefix(before)?.strip_suffix(after)?;
    is_tenant_id(tenant).then_some(tenant)
}

/// The issuers of tenants: the first part of the path is the tenant, or stands for all of them, as in `/common/v2.0`.
fn of_tenants(parsed: &Url, url: &str) -> Result<String, String> {
    let origin = parsed.origin().ascii_serialization();
    let path = url.strip_prefix(origin.as_str()).and_then(|path| path.strip_prefix('/'));
    let rest = path.and_then(|path| path.split_once('/')).map(|(_, rest)| rest);
    let rest = rest.ok_or_else(|| format!("`issuer`: `{url}` has no tenant in its path"))?;
    Ok(format!("{origin}/{TENANT}/{rest}"))
}

/// Whether what is sent to an address can't be read on the way: it has TLS, or stays on this machine.
pub(super) fn is_encrypted(url: &Url) -> bool {
    let is_loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    match url.scheme() {
        "https" => true,
        "http" => is_loopback,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENANT_A: &str = "11111111-2222-3333-4444-555555555555";
    const TENANT_B: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

    #[test]
    fn an_issuer_of_tenants_is_that_of_the_tenant_in_the_token() {
        let base = "https://login.microsoftonline.com";
        let of = |tenant: &str| format!("{base}/{tenant}/v2.0");
        let common = of("common");
        let any = Issuer::new(common.clone(), Some(Tenants::Any)).expect("an issuer");
        assert!(any.is_of_metadata(&of(TENANT)) && any.is_of_metadata(&of(TENANT_B)));
        assert!(any.is(&of(TENANT_A), Some(TENANT_A)));
        for (iss, tenant) in [
            (of(TENANT_B), Some(TENANT_A)),
            (of(TENANT_A), None),
            (of("x/../y"), Some("x/../y")),
            (of(TENANT), Some(TENANT)),
            (common.clone(), Some("common")),
        ] {
            assert!(!any.is(&iss, tenant), "{iss} {tenant:?}");
        }
        let one = Issuer::new(common, Some(Tenants::These(vec![TENANT_B.to_owned()]))).expect("an issuer");
        assert!(one.is(&of(TENANT_B), Some(TENANT_B)) && !one.is(&of(TENANT_A), Some(TENANT_A)));
        assert!(one.is_of_metadata(&of(TENANT_B)) && !one.is_of_metadata(&of(TENANT_A)));
        assert!(Issuer::new(base.to_owned(), Some(Tenants::Any)).is_err());
        assert!(Issuer::is_of_key(&of(TENANT), &of(TENANT_A), Some(TENANT_A)));
        assert!(!Issuer::is_of_key(&of(TENANT_B), &of(TENANT_A), Some(TENANT_A)));
    }
}
