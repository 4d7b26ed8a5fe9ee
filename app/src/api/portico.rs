//! The dialect of Portico's own server: the Spurtcommerce customer API, with the hand-over of the AXIM customer login.

use std::rc::Rc;

use gloo_net::http::{Method, RequestBuilder};
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::paths;
use portico_shared::wire::{LoginCodeFound, OtpSent, login_type};

use super::api_future::ApiFuture;
use super::axim;
use super::bodies;
use super::capabilities::Capabilities;
use super::customer_api::{Customer, CustomerApi, DeviceStore, SignedIn};
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
        let (devices, api) = (self.devices.clone(), self.server.api.clone());
        let body = self.with_device(body);
        let request = self.server.request(Method::POST, paths::LOGIN, session);
        let answer = self.send(request, Some(&body), signed_in_with_device);
        Box::pin(async move {
            let (signed_in, device) = answer.await?;
            if let (Some(devices), Some(device)) = (devices, device) {
                devices.keep_device(&api, &device);
            }
            Ok(signed_in)
        })
    }
}

/// A session, and the server's device token for this browser.
fn signed_in_with_device(data: &Json) -> Option<(SignedIn, Option<String>)> {
    Some((signed_in(data)?, data.get("device").text()))
}

impl CustomerApi for Portico {
    fn send_otp(&self, form: SendOtp) -> ApiFuture<OtpSent> {
        self.post(paths::SEND_OTP, &self.with_device(bodies::body(&form)), otp_sent)
    }

    fn register(&self, form: Register, otp: &str) -> ApiFuture<()> {
        self.post(paths::REGISTER, &self.with_device(bodies::register(form, otp)), nothing)
    }

    fn sign_in(&self, form: Login, remember: bool) -> ApiFuture<SignedIn> {
        let body = bodies::body(&form).with("type", login_type::NORMAL).with("remember", remember);
        self.log_in(body, None)
    }

    fn sign_in_with_code(&self, email: &str, otp: &str, remember: bool) -> ApiFuture<SignedIn> {
        let body = Object::new()
            .with("type", login_type::OTP)
            .with("emailId", email)
            .with("token", otp)
            .with("remember", remember);
        self.log_in(body, None)
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

/// The data of an answer.
fn data(reply: &Reply) -> Result<Json, Problem> {
    Ok(body(reply)?.get("data"))
}
