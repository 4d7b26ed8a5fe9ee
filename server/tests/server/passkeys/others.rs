//! An authenticator that others made, which reads the server's options by itself.

use async_trait::async_trait;
use passkey_authenticator::{Authenticator, UiHint, UserCheck, UserValidationMethod};
use passkey_crypto::AvailableBackend;
use passkey_types::ctap2::{Aaguid, Ctap2Error, get_assertion, make_credential};
use passkey_types::webauthn::{
    PublicKeyCredentialCreationOptions, PublicKeyCredentialDescriptor, PublicKeyCredentialRequestOptions,
};
use passkey_types::{Bytes, Passkey};
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

use super::authenticator::base64url;
use super::session;
use crate::support::{EMAIL, Portico};

/// Someone who is there, and unlocks the device.
struct Owner;

#[async_trait]
impl UserValidationMethod for Owner {
    type PasskeyItem = Passkey;

    async fn check_user<'a>(
        &self,
        _: UiHint<'a, Passkey>,
        presence: bool,
        verification: bool,
    ) -> Result<UserCheck, Ctap2Error> {
        Ok(UserCheck { presence, verification })
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        Some(true)
    }
}

/// A device with room for one passkey, and the browser on it.
struct Device {
    authenticator: Authenticator<Option<Passkey>, Owner, AvailableBackend>,
    page: String,
}

impl Device {
    fn new(page: String, counts: bool) -> Self {
        let mut authenticator = Authenticator::new(Aaguid::new_empty(), None, Owner, AvailableBackend);
        authenticator.set_make_credentials_with_signature_counter(counts);
        Self { authenticator, page }
    }

    /// The client data and its hash.
    fn client_data(&self, kind: &str, challenge: &Bytes) -> (String, Bytes) {
        let client = json!({
            "type": kind, "challenge": base64url(challenge), "origin": self.page, "crossOrigin": false,
        });
        let client = client.to_string();
        let hash = digest(&SHA256, client.as_bytes()).as_ref().to_vec().into();
        (client, hash)
    }

    /// What `navigator.credentials.create` gives.
    async fn create(&mut self, options: &Value) -> Value {
        let options = options.clone();
        let options: PublicKeyCredentialCreationOptions = serde_json::from_value(options).expect("options");
        let (client, client_data_hash) = self.client_data("webauthn.create", &options.challenge);
        let request = make_credential::Request {
            client_data_hash,
            rp: make_credential::PublicKeyCredentialRpEntity {
                id: options.rp.id.expect("an RP ID"),
                name: Some(options.rp.name),
            },
            user: options.user,
            pub_key_cred_params: options.pub_key_cred_params,
            exclude_list: options.exclude_credentials,
            extensions: None,
            options: make_credential::Options { rk: true, up: true, uv: true },
            pin_auth: None,
            pin_protocol: None,
        };
        let response = self.authenticator.make_credential(request).await.expect("a credential");
        let id =
            base64url(response.auth_data.attested_credential_data.as_ref().expect("one").credential_id());
        json!({
            "type": "public-key",
            "id": id,
            "rawId": id,
            "clientExtensionResults": { "credProps": { "rk": true } },
            "response": {
                "clientDataJSON": base64url(client.as_bytes()),
                "attestationObject": base64url(&response.as_webauthn_bytes()),
                "transports": ["internal", "hybrid"],
            },
        })
    }

    /// What `navigator.credentials.get` gives.
    async fn get(&mut self, options: &Value) -> Value {
        let options = options.clone();
        let options: PublicKeyCredentialRequestOptions = serde_json::from_value(options).expect("options");
        let (client, client_data_hash) = self.client_data("webauthn.get", &options.challenge);
        let request = get_assertion::Request {
            rp_id: options.rp_id.expect("an RP ID"),
            client_data_hash,
            allow_list: options
                .allow_credentials
                .filter(|list: &Vec<PublicKeyCredentialDescriptor>| !list.is_empty()),
            extensions: None,
            options: get_assertion::Options { up: true, uv: true },
            pin_auth: None,
            pin_protocol: None,
        };
        let response = self.authenticator.get_assertion(request).await.expect("an assertion");
        let id = base64url(&response.credential.expect("a credential").id);
        json!({
            "type": "public-key",
            "id": id,
            "rawId": id,
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": base64url(client.as_bytes()),
                "authenticatorData": base64url(&response.auth_data.to_vec()),
                "signature": base64url(&response.signature),
                "userHandle": base64url(&response.user.expect("a customer").id),
            },
        })
    }
}

#[tokio::test]
async fn an_authenticator_that_others_made_signs_in() {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    for counts in [false, true] {
        let mut device = Device::new(portico.page(), counts);
        let credential = device.create(&portico.creation_options(&ada).await).await;
        assert_eq!(portico.send_passkey(&ada, &credential).await.verdict(), (200, ""));
        for _ in 0..3 {
            let credential = device.get(&portico.passkey_options().await).await;
            let answer = portico.login_by_credential(&credential).await;
            assert_eq!(answer.body["data"]["user"]["email"], json!(EMAIL), "{answer:?}");
            let again = portico.login_by_credential(&credential).await;
            assert_eq!(again.verdict(), (403, "passkey_expired"));
        }
    }
    assert_eq!(portico.passkeys(&ada).await.len(), 2);
}
