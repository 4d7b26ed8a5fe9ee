//! The dialect of Portico's own server: the Spurtcommerce customer API, with the hand-over of the AXIM customer login.

use std::rc::Rc;

use gloo_net::http::{Method, RequestBuilder};
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::paths;
use portico_shared::problem::Code;
use portico_shared::wire::passkeys::{Passkey, Passkeys};
use portico_shared::wire::{
    LoginCodeFound, OtpSent, SocialBegun, SocialIdentity, SocialProof, SocialToken, login_type,
};

use super::api_future::ApiFuture;
use super::axim;
use super::bodies;
use super::capabilities::Capabilities;
use super::customer_api::{Customer, CustomerApi, DeviceStore, Identity, PasskeyBegun, Recognised, SignedIn};
use super::problem::Problem;
use super::read::{body, customer, signed_in};
use super::transport::{Reply, Server, nothing, with_query};
use crate::json::{Json, Object};

/// What it can do.
pub static CAPABILITIES: Capabilities = Capabilities::ALL;

/// A Portico server.
pub struct Portico {
    server: Server,
    devices: Option<Rc<dyn DeviceStore>>,
}

impl Portico {
    /// This server; `devices` keeps its device token.
    pub fn new(server: Server, devices: Option<Rc<dyn DeviceStore>>) -> Self {
        Self { server, devices }
    }

    fn send<T: 'static>(
        &self,
        request: RequestBuilder,
        body: Option<&Object>,
        read: fn(&Json) -> Option<T>,
    ) -> ApiFuture<T> {
        self.server.call(request, body, data, read)
    }

    fn post<T: 'static>(&self, path: &str, body: &Object, read: fn(&Json) -> Option<T>) -> ApiFuture<T> {
        self.send(self.server.request(Method::POST, path, None), Some(body), read)
    }

    /// This browser's device token, or nothing.
    fn device(&self) -> String {
        self.devices.as_ref().and_then(|devices| devices.device(&self.server.api)).unwrap_or_default()
    }

    fn with_device(&self, body: Object) -> Object {
        body.with_filled("device", &self.device())
    }

    fn log_in(&self, body: Object, session: Option<&str>) -> ApiFuture<SignedIn> {
        let answer = self.log_in_or_prove(body, session, data);
        Box::pin(async move {
            match answer.await? {
                Recognised::Customer(signed_in) => Ok(signed_in),
                Recognised::Unproven(_) => Err(Problem::unreadable()),
            }
        })
    }

    fn log_in_or_prove(
        &self,
        body: Object,
        session: Option<&str>,
        understand: fn(&Reply) -> Result<Json, Problem>,
    ) -> ApiFuture<Recognised> {
        let (devices, api) = (self.devices.clone(), self.server.api.clone());
        let body = self.with_device(body);
        let request = self.server.request(Method::POST, paths::LOGIN, session);
        let answer = self.server.call(request, Some(&body), understand, recognised);
        Box::pin(async move {
            let (recognised, device) = answer.await?;
            if let (Some(devices), Some(device)) = (devices, device) {
                devices.keep_device(&api, &device);
            }
            Ok(recognised)
        })
    }
}

/// A session or a ticket, and the server's device token for this browser.
fn recognised(data: &Json) -> Option<(Recognised, Option<String>)> {
    let recognised = match data.get("ticket").text() {
        Some(ticket) => Recognised::Unproven(SocialProof {
            ticket,
            email: data.get("email").text(),
            expires_in: data.get("expiresIn").count().unwrap_or_default(),
        }),
        None => Recognised::Customer(signed_in(data)?),
    };
    Some((recognised, data.get("device").text()))
}

impl CustomerApi for Portico {
    fn send_otp(&self, form: SendOtp) -> ApiFuture<OtpSent> {
        self.post(paths::SEND_OTP, &self.with_device(bodies::body(&form)), otp_sent)
    }

    fn register(&self, form: Register, otp: &str, ticket: Option<&str>) -> ApiFuture<()> {
        let body = bodies::register(form, otp).with_filled("ticket", ticket.unwrap_or_default());
        self.post(paths::REGISTER, &self.with_device(body), nothing)
    }

    fn sign_in(&self, form: Login, remember: bool) -> ApiFuture<SignedIn> {
        let body = bodies::body(&form).with("type", login_type::NORMAL).with("remember", remember);
        self.log_in(body, None)
    }

    fn sign_in_with_code(
        &self,
        email: &str,
        otp: &str,
        remember: bool,
        ticket: Option<&str>,
    ) -> ApiFuture<SignedIn> {
        let body = Object::new()
            .with("type", login_type::OTP)
            .with("emailId", email)
            .with("token", otp)
            .with("remember", remember)
            .with_filled("ticket", ticket.unwrap_or_default());
        self.log_in(body, None)
    }

    fn begin_social(&self, provider: &str) -> ApiFuture<SocialBegun> {
        self.post(paths::SOCIAL_BEGIN, &Object::new().with("provider", provider), social_begun)
    }

    fn exchange(&self, code: SocialToken) -> ApiFuture<String> {
        let SocialToken { provider, code, code_verifier, redirect_uri } = code;
        let members = [
            ("provider", provider),
            ("code", code),
            ("codeVerifier", code_verifier),
            ("redirectUri", redirect_uri),
        ];
        let body = members
            .into_iter()
            .fold(Object::new(), |body, (name, value)| body.with_filled(name, &value.unwrap_or_default()));
        self.post(paths::SOCIAL_TOKEN, &body, |data| data.get("token").text())
    }

    fn sign_in_with_identity(&self, identity: Identity, remember: bool) -> ApiFuture<Recognised> {
        let body = Object::new()
            .with("type", login_type::SOCIAL)
            .with("token", identity.id_token)
            .with("remember", remember)
            .with_filled("firstName", &identity.first_name)
            .with_filled("lastName", &identity.last_name);
        self.log_in_or_prove(body, None, data_or_proof)
    }

    fn link_identity(&self, session: &str, id_token: &str) -> ApiFuture<()> {
        let request = self.server.request(Method::POST, paths::SOCIAL_LINK, Some(session));
        self.send(request, Some(&Object::new().with("token", id_token)), nothing)
    }

    fn identities(&self, session: &str) -> ApiFuture<Vec<SocialIdentity>> {
        self.send(self.server.request(Method::GET, paths::SOCIAL_LINKS, Some(session)), None, identities)
    }

    fn unlink_identity(&self, session: &str, id: i64) -> ApiFuture<()> {
        let path = format!("{}/{id}", paths::SOCIAL_LINKS);
        self.send(self.server.request(Method::DELETE, &path, Some(session)), None, nothing)
    }

    fn passkey_options(&self) -> ApiFuture<PasskeyBegun> {
        self.post(paths::PASSKEY_OPTIONS, &Object::new(), passkey_begun)
    }

    fn sign_in_with_passkey(&self, credential: &str, remember: bool) -> ApiFuture<SignedIn> {
        let body = Object::new()
            .with("type", login_type::PASSKEY)
            .with("token", credential)
            .with("remember", remember);
        self.log_in(body, None)
    }

    fn passkey_creation_options(&self, session: &str) -> ApiFuture<PasskeyBegun> {
        let request = self.server.request(Method::POST, paths::PASSKEY_CREATION_OPTIONS, Some(session));
        self.send(request, Some(&Object::new()), passkey_begun)
    }

    fn add_passkey(&self, session: &str, credential: &str) -> ApiFuture<()> {
        let request = self.server.request(Method::POST, paths::PASSKEYS, Some(session));
        self.send(request, Some(&Object::new().with("credential", credential)), nothing)
    }

    fn passkeys(&self, session: &str) -> ApiFuture<Passkeys> {
        self.send(self.server.request(Method::GET, paths::PASSKEYS, Some(session)), None, passkeys)
    }

    fn rename_passkey(&self, session: &str, id: i64, name: &str) -> ApiFuture<()> {
        let request = self.server.request(Method::PATCH, &passkey_path(id), Some(session));
        self.send(request, Some(&Object::new().with("name", name)), nothing)
    }

    fn remove_passkey(&self, session: &str, id: i64) -> ApiFuture<()> {
        self.send(self.server.request(Method::DELETE, &passkey_path(id), Some(session)), None, nothing)
    }

    fn send_reset_link(&self, form: ForgotPassword) -> ApiFuture<()> {
        let path = with_query(paths::FORGOT_PASSWORD_LINK, "email", &form.email);
        let device = self.device();
        let path = if device.is_empty() { path } else { [&path, "&device=", &device].concat() };
        self.send(self.server.request(Method::GET, &path, None), None, nothing)
    }

    fn check_reset_key(&self, key: &str) -> ApiFuture<()> {
        self.post(paths::FORGOT_PASSWORD_KEY_CHECK, &Object::new().with("key", key), nothing)
    }

    fn reset_password(&self, key: &str, form: ResetPassword) -> ApiFuture<()> {
        let request = self.server.request(Method::PUT, paths::RESET_PASSWORD, None);
        self.send(request, Some(&bodies::new_password(key, form)), nothing)
    }

    fn profile(&self, token: &str) -> ApiFuture<Customer> {
        self.send(self.server.request(Method::GET, paths::GET_PROFILE, Some(token)), None, customer)
    }

    fn check_login_code(&self, code: &str, session: Option<&str>) -> ApiFuture<LoginCodeFound> {
        let request = self.server.request(Method::POST, paths::LOGIN_CODE_CHECK, session);
        self.send(request, Some(&Object::new().with("token", code)), login_code)
    }

    fn hand_over(&self, access_token: &str, email: &str, cart: &str) -> ApiFuture<String> {
        let request = self.server.request(Method::POST, paths::LOGIN, None);
        axim::hand_over(&self.server, request, access_token, email, cart)
    }

    fn redeem(&self, code: &str, session: Option<&str>) -> ApiFuture<SignedIn> {
        self.log_in(Object::new().with("type", login_type::CODE).with("token", code), session)
    }

    fn sign_out(&self, token: &str) -> ApiFuture<()> {
        self.send(self.server.request(Method::POST, paths::LOGOUT, Some(token)), None, nothing)
    }
}

fn otp_sent(data: &Json) -> Option<OtpSent> {
    let (resend_after, expires_in) = (data.get("resendAfter").count()?, data.get("expiresIn").count()?);
    Some(OtpSent { resend_after, expires_in })
}

fn login_code(data: &Json) -> Option<LoginCodeFound> {
    let count = |name| data.get(name).count().unwrap_or_default();
    Some(LoginCodeFound {
        store: data.get("store").text()?,
        email: data.get("email").text()?,
        expires_in: count("expiresIn"),
        items: count("items"),
        own: data.get("own").is_true(),
    })
}

fn social_begun(data: &Json) -> Option<SocialBegun> {
    let text = |name| data.get(name).text();
    Some(SocialBegun {
        nonce: text("nonce")?,
        authorize_url: text("authorizeUrl")?,
        client_id: text("clientId")?,
        scope: text("scope")?,
        response_mode: text("responseMode")?,
        redirect_uri: text("redirectUri"),
        expires_in: data.get("expiresIn").count()?,
    })
}

fn identities(data: &Json) -> Option<Vec<SocialIdentity>> {
    let identity = |json: &Json| {
        let text = |name| json.get(name).text();
        Some(SocialIdentity {
            id: json.get("id").count()?.into(),
            provider: text("provider")?,
            email: text("email"),
            linked_at: text("linkedAt")?,
            last_used_at: text("lastUsedAt")?,
        })
    };
    data.get("links").items().iter().map(identity).collect()
}

fn passkey_path(id: i64) -> String {
    format!("{}/{id}", paths::PASSKEYS)
}

fn passkey_begun(data: &Json) -> Option<PasskeyBegun> {
    let options = data.get("publicKey");
    let rp_id = options.get("rpId").text().or_else(|| options.get("rp").get("id").text())?;
    let expires_in = data.get("expiresIn").count()?;
    let text = Object::new().with("publicKey", options).with("expiresIn", expires_in).text();
    Some(PasskeyBegun { text, rp_id, expires_in })
}

fn passkeys(data: &Json) -> Option<Passkeys> {
    let passkey = |json: &Json| {
        let text = |name| json.get(name).text();
        Some(Passkey {
            id: json.get("id").count()?.into(),
            credential_id: text("credentialId")?,
            name: text("name")?,
            created_at: text("createdAt")?,
            last_used_at: text("lastUsedAt")?,
            backed_up: json.get("backedUp").is_true(),
        })
    };
    Some(Passkeys {
        passkeys: data.get("passkeys").items().iter().map(passkey).collect::<Option<_>>()?,
        rp_id: data.get("rpId").text()?,
        user_handle: data.get("userHandle").text(),
    })
}

/// The data of an answer, or of the refusal that asks for a proof of the email address.
fn data_or_proof(reply: &Reply) -> Result<Json, Problem> {
    let answer = data(reply);
    match &answer {
        Err(problem) if problem.code() == Some(Code::SocialProofNeeded) => {
            Ok(Json::parse(&reply.text).unwrap_or_default().get("data"))
        }
        _ => answer,
    }
}

/// The data of an answer.
fn data(reply: &Reply) -> Result<Json, Problem> {
    Ok(body(reply)?.get("data"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Json {
        Json::parse(text).expect("it is JSON")
    }

    #[test]
    fn options_are_for_a_host_and_go_to_the_browser_as_they_are() {
        let key = r#"{"challenge":"c","rpId":"shop.example"}"#;
        let begun = passkey_begun(&json(&format!(r#"{{"publicKey":{key},"expiresIn":3600}}"#))).unwrap();
        assert_eq!((begun.rp_id.as_str(), begun.expires_in), ("shop.example", 3600));
        assert_eq!(json(&begun.text).get("publicKey").get("challenge").text().as_deref(), Some("c"));
        let new = r#"{"publicKey":{"rp":{"id":"shop.example"},"user":{"id":"u"}},"expiresIn":60}"#;
        assert_eq!(passkey_begun(&json(new)).unwrap().rp_id, "shop.example");
        assert!(passkey_begun(&json(r#"{"publicKey":{},"expiresIn":60}"#)).is_none());
    }

    #[test]
    fn a_list_of_passkeys_is_read_whole_or_not_at_all() {
        let passkey =
            r#"{"id":7,"credentialId":"x","name":"Phone","createdAt":"a","lastUsedAt":"b","backedUp":true}"#;
        let list = |items: &str| json(&format!(r#"{{"passkeys":[{items}],"rpId":"shop.example"}}"#));
        let own = passkeys(&list(passkey)).unwrap();
        assert_eq!((own.passkeys[0].id, own.passkeys[0].backed_up, own.user_handle), (7, true, None));
        assert!(passkeys(&list("")).unwrap().passkeys.is_empty());
        assert!(passkeys(&list(&format!("{passkey},{{}}"))).is_none());
    }
}
