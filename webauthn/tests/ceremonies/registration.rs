//! What a registration may be, and what is refused.

use portico_webauthn::{
    Algorithm, CredentialRecord, PublicKey, RESPONSE_MAX, Refusal, Registration, Transport,
};
use serde_json::{Value, json};

use crate::authenticator::{
    AT, Authenticator, BE, BS, CHALLENGE, Data, ED, UP, UV, attestation_members, attestation_object,
    base64url, cbor_bytes, cbor_map, cbor_text, client_data, credential, with_party,
};

const CREATE: &str = "webauthn.create";

fn verify(text: &str) -> Result<CredentialRecord, Refusal> {
    with_party(|party| Registration::parse(text)?.verify(party, CHALLENGE))
}

/// Registers with other members of the client data.
fn with_client_data(members: &Value) -> Result<CredentialRecord, Refusal> {
    let authenticator = Authenticator::new();
    let object = attestation_object(&authenticator.registration().bytes());
    verify(&authenticator.registration_text(&client_data(CREATE, members), &object))
}

/// Registers with an attestation object that is made of the good authenticator data.
fn with_object(object: impl FnOnce(&[u8]) -> Vec<u8>) -> Result<CredentialRecord, Refusal> {
    let authenticator = Authenticator::new();
    let object = object(&authenticator.registration().bytes());
    verify(&authenticator.registration_text(&client_data(CREATE, &json!({})), &object))
}

/// Registers with changed authenticator data.
fn with_data(change: impl FnOnce(&mut Data)) -> Result<CredentialRecord, Refusal> {
    let authenticator = Authenticator::new();
    let mut data = authenticator.registration();
    change(&mut data);
    let object = attestation_object(&data.bytes());
    verify(&authenticator.registration_text(&client_data(CREATE, &json!({})), &object))
}

/// Registers with a key of these members.
fn with_key(members: &[Vec<u8>]) -> Result<CredentialRecord, Refusal> {
    with_data(|data| data.attested.as_mut().expect("a key").1 = cbor_map(members))
}

/// Registers with members of the key changed.
fn with_changed_key(change: impl FnOnce(&mut Vec<Vec<u8>>)) -> Result<CredentialRecord, Refusal> {
    let mut members = Authenticator::new().cose_members();
    change(&mut members);
    with_key(&members)
}

/// Registers with another JSON around the responses.
fn with_json(change: impl FnOnce(&mut Value)) -> Result<CredentialRecord, Refusal> {
    let authenticator = Authenticator::new();
    let object = attestation_object(&authenticator.registration().bytes());
    let text = authenticator.registration_text(&client_data(CREATE, &json!({})), &object);
    let mut json: Value = serde_json::from_str(&text).expect("JSON");
    change(&mut json);
    verify(&json.to_string())
}

#[test]
fn a_good_registration_becomes_a_record() {
    let authenticator = Authenticator::new();
    let object = attestation_object(&authenticator.registration().bytes());
    let text = authenticator.registration_text(&client_data(CREATE, &json!({})), &object);
    let parsed = Registration::parse(&text).expect("a registration");
    assert_eq!(parsed.challenge(), CHALLENGE);
    assert_eq!(parsed.credential_id(), authenticator.id);
    let record = verify(&text).expect("a record");
    assert_eq!(record.public_key.to_cose(), cbor_map(&authenticator.cose_members()));
    let longer = [record.public_key.to_cose(), vec![0]].concat();
    assert_eq!(PublicKey::from_cose(&longer), Err(Refusal::PublicKey));
    let expected = CredentialRecord {
        id: authenticator.id,
        public_key: PublicKey::from_cose(&record.public_key.to_cose()).expect("a key"),
        sign_count: 0,
        user_verified: true,
        backup_eligible: true,
        backup_state: true,
        transports: vec![Transport::Hybrid, Transport::Internal],
        aaguid: [7; 16],
    };
    assert_eq!(record, expected);
}

#[test]
fn the_client_data_is_of_this_ceremony_and_of_our_pages() {
    let other = base64url(b"another challenge");
    for (members, refusal) in [
        (json!({ "type": "webauthn.get" }), Refusal::Type),
        (json!({ "type": "payment.get" }), Refusal::Type),
        (json!({ "challenge": other }), Refusal::Challenge),
        (json!({ "challenge": "" }), Refusal::Challenge),
        (json!({ "challenge": format!("{}=", base64url(CHALLENGE)) }), Refusal::ClientData),
        (json!({ "origin": "https://example.org" }), Refusal::Origin),
        (json!({ "origin": "http://example.com" }), Refusal::Origin),
        (json!({ "origin": "https://example.com:8443" }), Refusal::Origin),
        (json!({ "origin": "https://example.com/" }), Refusal::Origin),
        (json!({ "origin": "https://www.example.com" }), Refusal::Origin),
        (json!({ "origin": "https://Example.com" }), Refusal::Origin),
        (json!({ "origin": "" }), Refusal::Origin),
        (json!({ "crossOrigin": true }), Refusal::CrossOrigin),
        (json!({ "crossOrigin": true, "topOrigin": "https://example.com" }), Refusal::CrossOrigin),
        (json!({ "topOrigin": "https://example.com" }), Refusal::CrossOrigin),
        (json!({ "crossOrigin": "false" }), Refusal::ClientData),
        (json!({ "type": null }), Refusal::ClientData),
        (json!({ "challenge": null }), Refusal::ClientData),
        (json!({ "origin": null }), Refusal::ClientData),
        (json!({ "origin": ["https://example.com"] }), Refusal::ClientData),
    ] {
        assert_eq!(with_client_data(&members), Err(refusal), "{members}");
    }
    for members in [
        json!({ "origin": "https://shop.example" }),
        json!({ "crossOrigin": null }),
        json!({ "extra": { "any": ["thing"] }, "tokenBinding": { "status": "supported" } }),
    ] {
        assert!(with_client_data(&members).is_ok(), "{members}");
    }
    let authenticator = Authenticator::new();
    let object = attestation_object(&authenticator.registration().bytes());
    for bytes in [
        &b""[..],
        b"null",
        b"[]",
        b"{",
        b"\xff",
        b"{\"type\":\"webauthn.create\",\"type\":\"webauthn.create\"}",
    ] {
        let text = authenticator.registration_text(bytes, &object);
        assert_eq!(Registration::parse(&text).err(), Some(Refusal::ClientData));
    }
}

#[test]
fn the_authenticator_data_is_for_us_and_its_flags_agree() {
    assert_eq!(with_data(|data| data.rp_id = "example.org"), Err(Refusal::RpIdHash));
    assert_eq!(with_data(|data| data.rp_id = "www.example.com"), Err(Refusal::RpIdHash));
    for (flags, refusal) in [
        (UV | BE | BS | AT, Refusal::UserPresence),
        (UP | BS | AT, Refusal::BackupState),
        // What isn't announced is left over.
        (UP | BE, Refusal::AuthenticatorData),
        (UP | AT | ED, Refusal::AuthenticatorData),
    ] {
        assert_eq!(with_data(|data| data.flags = flags), Err(refusal), "{flags:x}");
    }
    let without = with_data(|data| (data.flags, data.attested) = (UP, None));
    assert_eq!(without, Err(Refusal::AttestedCredentialData));
    for (flags, [verified, eligible, backed_up]) in [
        (UP | AT, [false, false, false]),
        (UP | UV | AT, [true, false, false]),
        (UP | BE | AT, [false, true, false]),
        (UP | BE | BS | AT, [false, true, true]),
        // The reserved bits.
        (UP | AT | 0x22, [false, false, false]),
    ] {
        let record = with_data(|data| data.flags = flags).expect("a record");
        let found = [record.user_verified, record.backup_eligible, record.backup_state];
        assert_eq!(found, [verified, eligible, backed_up], "{flags:x}");
    }
    assert_eq!(with_data(|data| data.sign_count = u32::MAX).expect("a record").sign_count, u32::MAX);
}

#[test]
fn extensions_are_read_and_nothing_comes_after_them() {
    let with_rest = |flags: u8, rest: &[u8]| {
        with_data(|data| {
            data.flags |= flags;
            data.rest = rest.to_vec();
        })
    };
    // {"credProtect": 2}, and none.
    for map in [&b"\xa1\x6bcredProtect\x02"[..], b"\xa0"] {
        assert!(with_rest(ED, map).is_ok());
        assert_eq!(with_rest(0, map), Err(Refusal::AuthenticatorData));
        assert_eq!(with_rest(ED, &[map, &[0]].concat()), Err(Refusal::AuthenticatorData));
        assert_eq!(with_rest(ED, &map[..map.len() - 1]), Err(Refusal::AuthenticatorData));
    }
    assert_eq!(with_rest(0, &[0]), Err(Refusal::AuthenticatorData));
    assert_eq!(with_rest(ED, &[0x80]), Err(Refusal::AuthenticatorData));
}

#[test]
fn the_credential_id_has_a_length_and_is_the_one_beside_the_response() {
    let of_length = |length: usize| {
        let mut authenticator = Authenticator::new();
        authenticator.id = vec![9; length];
        let object = attestation_object(&authenticator.registration().bytes());
        verify(&authenticator.registration_text(&client_data(CREATE, &json!({})), &object))
    };
    for length in [1, 16, 1023] {
        assert_eq!(of_length(length).expect("a record").id.len(), length);
    }
    assert_eq!(of_length(0), Err(Refusal::CredentialId));
    assert_eq!(of_length(1024), Err(Refusal::CredentialId));
    for length in [0, 31, 33, 1024, 65_535] {
        // What the length says isn't what the page says, or not what is there.
        let other = with_data(|data| data.attested.as_mut().expect("an id").0 = vec![9; length.min(4000)]);
        assert_eq!(other, Err(Refusal::CredentialId), "{length}");
    }
    assert_eq!(with_json(|json| json["rawId"] = json!("AQID")), Err(Refusal::CredentialId));
    let both = with_json(|json| (json["id"], json["rawId"]) = (json!("AQID"), json!("AQID")));
    assert_eq!(both, Err(Refusal::CredentialId));
}

#[test]
fn the_attestation_object_has_its_members_once() {
    let reversed = |data: &[u8]| {
        let [format, statement, data] = attestation_members(data);
        cbor_map(&[data, statement, format])
    };
    assert!(with_object(reversed).is_ok(), "the order doesn't matter");
    for left_out in 0..3 {
        let fewer = |data: &[u8]| {
            let mut members = attestation_members(data).to_vec();
            members.remove(left_out);
            cbor_map(&members)
        };
        assert_eq!(with_object(fewer), Err(Refusal::AttestationObject), "{left_out}");
        let twice = |data: &[u8]| {
            let mut members = attestation_members(data).to_vec();
            members.push(members[left_out].clone());
            cbor_map(&members)
        };
        assert_eq!(with_object(twice), Err(Refusal::AttestationObject), "{left_out}");
    }
    for (at, member) in [
        (0, [cbor_text("fmt"), vec![0x01]].concat()),
        (1, [cbor_text("attStmt"), vec![0x80]].concat()),
        (2, [cbor_text("authData"), cbor_text("data")].concat()),
    ] {
        let other = |data: &[u8]| {
            let mut members = attestation_members(data);
            members[at] = member;
            cbor_map(&members)
        };
        assert_eq!(with_object(other), Err(Refusal::AttestationObject), "{at}");
    }
    let with_statement = |statement: Vec<u8>| {
        with_object(|data| {
            let mut members = attestation_members(data);
            members[0] = [cbor_text("fmt"), cbor_text("packed")].concat();
            members[1] = [cbor_text("attStmt"), statement].concat();
            cbor_map(&members)
        })
    };
    // {"alg": -7, "sig": h'00', "x5c": [h'00']}: nothing in it is trusted, nor verified.
    assert!(with_statement(b"\xa3\x63alg\x26\x63sig\x41\x00\x63x5c\x81\x41\x00".to_vec()).is_ok());
    let nested = |depth: usize| [b"\xa1\x61a".to_vec(), b"\x81".repeat(depth), vec![0]].concat();
    assert!(with_statement(nested(2)).is_ok());
    assert_eq!(with_statement(nested(3)), Err(Refusal::AttestationObject));
    assert_eq!(with_statement(nested(10_000)), Err(Refusal::AttestationObject));
    for not_an_object in [&b""[..], b"\x00", b"\x80", b"\xa0", b"\xbf\xff", b"\xd8\x18\xa0"] {
        assert_eq!(with_object(|_| not_an_object.to_vec()), Err(Refusal::AttestationObject));
    }
    let longer = with_object(|data| [attestation_object(data), vec![0]].concat());
    assert_eq!(longer, Err(Refusal::AttestationObject));
}

#[test]
fn a_key_is_one_of_its_algorithm() {
    let replaced = |at: usize, member: &[u8]| with_changed_key(|members| members[at] = member.to_vec());
    for (what, result, refusal) in [
        ("another kind", replaced(0, &[0x01, 0x03]), Refusal::PublicKey),
        ("another algorithm", replaced(1, &[0x03, 0x38, 0x22]), Refusal::Algorithm),
        ("an algorithm of another kind", replaced(1, &[0x03, 0x27]), Refusal::PublicKey),
        ("an algorithm as text", replaced(1, &[0x03, 0x61, b'7']), Refusal::PublicKey),
        ("another curve", replaced(2, &[0x20, 0x02]), Refusal::PublicKey),
        (
            "a short coordinate",
            replaced(3, &[&[0x21][..], &cbor_bytes(&[1; 31])].concat()),
            Refusal::PublicKey,
        ),
        (
            "a long coordinate",
            replaced(3, &[&[0x21][..], &cbor_bytes(&[1; 33])].concat()),
            Refusal::PublicKey,
        ),
        ("the sign of a coordinate", replaced(4, &[0x22, 0xf5]), Refusal::PublicKey),
        ("another point", replaced(4, &[&[0x22][..], &cbor_bytes(&[1; 32])].concat()), Refusal::PublicKey),
        (
            "a coordinate beyond the field",
            replaced(3, &[&[0x21][..], &cbor_bytes(&[0xff; 32])].concat()),
            Refusal::PublicKey,
        ),
        ("a member twice", with_changed_key(|members| members.push(vec![0x03, 0x26])), Refusal::PublicKey),
    ] {
        assert_eq!(result, Err(refusal), "{what}");
    }
    for left_out in 0..5 {
        let fewer = with_changed_key(|members| drop(members.remove(left_out)));
        assert_eq!(fewer, Err(Refusal::PublicKey), "{left_out}");
    }
    let with_id = with_changed_key(|members| members.insert(1, [vec![0x02], cbor_bytes(b"kid")].concat()));
    let key = with_id.expect("a key with an id").public_key;
    assert!(!key.to_cose().windows(3).any(|bytes| bytes == b"kid"), "only what is needed is stored");
}

#[test]
fn a_key_of_ed25519_has_its_curve() {
    let members = |kty: u8, curve: u8, length: usize| {
        [
            vec![0x01, kty],
            vec![0x03, 0x27],
            vec![0x20, curve],
            [vec![0x21], cbor_bytes(&vec![1; length])].concat(),
        ]
    };
    let key = with_key(&members(1, 6, 32)).expect("a record").public_key;
    assert_eq!(key.algorithm(), Algorithm::EdDSA);
    assert_eq!(key.to_cose(), cbor_map(&members(1, 6, 32)));
    for (kty, curve, length) in [(2, 6, 32), (1, 7, 32), (1, 4, 32), (1, 6, 31), (1, 6, 57)] {
        assert_eq!(with_key(&members(kty, curve, length)), Err(Refusal::PublicKey), "{kty} {curve} {length}");
    }
}

#[test]
fn an_rsa_key_is_neither_short_nor_long() {
    let members = |n: &[u8], e: &[u8]| {
        let alg = vec![0x03, 0x39, 0x01, 0x00];
        [vec![0x01, 0x03], alg, [vec![0x20], cbor_bytes(n)].concat(), [vec![0x21], cbor_bytes(e)].concat()]
    };
    let modulus = |length: usize, first: u8, last: u8| {
        let mut n = vec![0x55; length];
        (n[0], n[length - 1]) = (first, last);
        n
    };
    let usual: &[u8] = &[1, 0, 1];
    for (n, e) in [
        (modulus(256, 0x80, 1), usual),
        (modulus(257, 0x01, 1), usual),
        (modulus(384, 0xff, 0xff), &[3]),
        (modulus(512, 0xff, 1), &[0xff, 0xff, 0xff, 0xff]),
    ] {
        let key = with_key(&members(&n, e)).expect("a record").public_key;
        assert_eq!(key.algorithm(), Algorithm::RS256);
        assert_eq!(key.to_cose(), cbor_map(&members(&n, e)));
        assert!(key.to_cose().len() <= PublicKey::COSE_MAX);
        assert_eq!(PublicKey::from_cose(&key.to_cose()), Ok(key));
    }
    for (n, e) in [
        (modulus(128, 0x80, 1), usual),
        (modulus(256, 0x7f, 1), usual),
        (modulus(513, 0x01, 1), usual),
        (modulus(1024, 0x80, 1), usual),
        (modulus(257, 0, 1), usual),
        (modulus(256, 0x80, 2), usual),
        (Vec::new(), usual),
        (modulus(256, 0x80, 1), &[]),
        (modulus(256, 0x80, 1), &[1]),
        (modulus(256, 0x80, 1), &[2]),
        (modulus(256, 0x80, 1), &[0, 3]),
        (modulus(256, 0x80, 1), &[1, 0, 0, 0, 1]),
    ] {
        assert_eq!(with_key(&members(&n, e)), Err(Refusal::PublicKey), "{} {e:?}", n.len());
    }
}

#[test]
fn the_json_is_of_a_credential() {
    let authenticator = Authenticator::new();
    let refused = |text: &str| Registration::parse(text).err();
    for text in ["", "null", "[]", "\"text\"", "{", "{}", "{\"id\":1}"] {
        assert_eq!(refused(text), Some(Refusal::Format), "{text}");
    }
    for (path, value) in [
        ("/id", json!(null)),
        ("/rawId", json!("AQI=")),
        ("/rawId", json!([1, 2, 3])),
        ("/type", json!("password")),
        ("/type", json!(1)),
        ("/response", json!(null)),
        ("/response", json!(["e30", "oA"])),
        ("/response/clientDataJSON", json!("e30=")),
        ("/response/clientDataJSON", json!({})),
        ("/response/attestationObject", json!("+/+/")),
        ("/response/transports", json!("usb")),
        ("/response/transports", json!([1])),
    ] {
        let result = with_json(|json| *json.pointer_mut(path).expect("a member") = value.clone());
        assert_eq!(result, Err(Refusal::Format), "{path} {value}");
    }
    for name in ["id", "rawId", "type", "response"] {
        let result = with_json(|json| drop(json.as_object_mut().expect("members").remove(name)));
        assert_eq!(result, Err(Refusal::Format), "{name}");
    }
    for transports in [json!(null), json!([])] {
        let record = with_json(|json| json["response"]["transports"] = transports).expect("a record");
        assert_eq!(record.transports, []);
    }
    let assertion = json!({ "clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA" });
    assert_eq!(refused(&credential(&authenticator.id, &assertion).to_string()), Some(Refusal::Format));
    assert_eq!(refused(&" ".repeat(RESPONSE_MAX)), Some(Refusal::Format));
    assert_eq!(refused(&" ".repeat(RESPONSE_MAX + 1)), Some(Refusal::TooLong));
}
