//! Every stage of a signature, computed beside what the request claims.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::body_end::settle_body_end;
use super::cause::Stage;
use super::checks::{Breaches, base64_of, hex_of, sent_signature};
use super::claim::{Claim, System};
use super::compare::OwnTexts;
use super::evaluate::signature_of;
use super::mistakes::in_seconds;
use super::order::sorted;
use super::recipe::{Field, Recipe};
use super::request::ParsedRequest;
use super::search::{Keys, unsigned};
use super::wire::Wire;
use crate::Error;
use crate::ascii::join;
use crate::sign::utc_date::utc_date;
use crate::sign::{acs3, tc3};

/// A value that the request claims, beside the right one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The stage that it belongs to.
    pub stage: Stage,
    /// `date`, `service`, `signedHeaders`, `hashedPayload`, `canonicalRequest`, `stringToSign`, `signature`.
    pub name: &'static str,
    /// What the request or the paste shows.
    pub claimed: Option<String>,
    /// What is right; the signature needs a key.
    pub computed: Option<String>,
}

/// Every stage of a signature.
#[derive(Clone, Debug)]
pub struct Verification {
    /// Which signature the request carries.
    pub system: System,
    /// Whether the signature is right; None without a key.
    pub valid: Option<bool>,
    /// Step 1; None in signature v1, and where the body is not known.
    pub canonical_request: Option<String>,
    /// Its hash; None in signature v1.
    pub hashed_canonical_request: Option<String>,
    /// Of TC3 alone.
    pub credential_scope: Option<String>,
    /// Of signature v1 alone.
    pub request_string: Option<String>,
    /// Step 2; None where the body is not known.
    pub string_to_sign: Option<String>,
    /// Step 3; None without a key.
    pub signature: Option<String>,
    /// Step 4; None without a key, and in signature v1.
    pub authorization: Option<String>,
    /// What is claimed beside what is right.
    pub stages: Vec<Compared>,
}

/// Computes every stage of a request's signature.
///
/// # Errors
/// `ClientError.NotARequest` where nothing in the request belongs to a signature.
pub fn verify(request: &ParsedRequest, keys: Keys<'_>) -> Result<Verification, Error> {
    let secret_key = &keys.secret_key_for(request);
    let mut request = request.clone();
    settle_body_end(&mut request, secret_key);
    let claim = Claim::of(&request).ok_or_else(unsigned)?;
    let wire = Wire::of(&request, &claim);
    let knows_payload = wire.knows_payload();
    let mut recipe = wire.claimed_recipe(secret_key);
    put_right(&wire, &mut recipe);
    let is_v1 = claim.system.is_v1();
    let hashed_request = recipe.hashed_request();
    let string_to_sign = knows_payload.then(|| recipe.string_to_sign(&hashed_request));
    let can_sign = knows_payload && !secret_key.is_empty();
    let made = can_sign.then(|| signature_of(&recipe));
    let signature = made.as_ref().map(|made| match is_v1 {
        true => base64_of(made.bytes()),
        false => hex_of(made.bytes()),
    });
    let scope = (claim.system == System::Tc3).then(|| recipe.credential_scope());
    let authorization = signature.as_ref().and_then(|signature| {
        let names = recipe.text(Field::SignedHeaders);
        match claim.system {
            System::Tc3 => Some(tc3::authorization(
                &claim.secret_id,
                scope.as_deref()?,
                names,
                signature,
            )),
            System::Acs3 => Some(acs3::authorization(&claim.secret_id, names, signature)),
            System::HmacSha1 | System::HmacSha256 => None,
        }
    });
    let has_request = knows_payload && !is_v1;
    let canonical_request = has_request.then(|| recipe.canonical_request());
    let stages = compared(
        &wire,
        &recipe,
        &canonical_request,
        &string_to_sign,
        &signature,
    );
    Ok(Verification {
        system: claim.system,
        valid: made.map(|_| is_right(&wire, &recipe)),
        hashed_canonical_request: has_request.then_some(hashed_request),
        request_string: is_v1.then(|| recipe.text(Field::Query).into()),
        credential_scope: scope,
        canonical_request,
        string_to_sign,
        signature,
        authorization,
        stages,
    })
}

/// Puts what can be known without the claim in place of it.
fn put_right(wire: &Wire<'_>, recipe: &mut Recipe) {
    if wire.claim.system.is_v1() {
        return;
    }
    if let Some(hash) = wire.hashed_body() {
        recipe.set(Field::Payload, &hash);
    }
    let mut names = wire.claim.signed_names();
    let of_acs = wire.claim.system == System::Acs3;
    let mandatory = if of_acs { "host" } else { "content-type;host" };
    names.extend(mandatory.split(';').map(String::from));
    let names = sorted(&names);
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let names = join(&names, ";");
    recipe.lines = wire.lines(&names);
    recipe.set(Field::SignedHeaders, &names);
    if of_acs {
        return;
    }
    if let Some(timestamp) = wire.timestamp() {
        recipe.set(Field::Date, &utc_date(in_seconds(timestamp)));
    }
    if let Some(service) = wire.service_of_host() {
        recipe.set(Field::Service, &service);
    }
    recipe.set(Field::Ending, "tc3_request");
}

/// Whether the signature that was sent is the right one. The case of a Content-Type is signed
/// as it is sent, or lowered: servers take both.
fn is_right(wire: &Wire<'_>, recipe: &Recipe) -> bool {
    let mut breaches = Breaches::default();
    let sent = sent_signature(wire, &mut breaches);
    let (Some(sent), true) = (sent, breaches.0.is_empty()) else {
        return false;
    };
    if !wire.claim.well_formed
        || (!wire.claim.system.is_v1()
            && *wire.claim.signed_headers != *recipe.text(Field::SignedHeaders))
    {
        return false;
    }
    let other = wire.in_other_form(recipe);
    // TC3 alone has a scope in what it claims.
    let claims_scope = wire.claim.system != System::Tc3
        || (*wire.claim.date == *recipe.text(Field::Date)
            && *wire.claim.service == *recipe.text(Field::Service));
    claims_scope
        && [recipe, &other]
            .iter()
            .any(|recipe| signature_of(recipe).bytes() == &*sent)
}

fn compared(
    wire: &Wire<'_>,
    recipe: &Recipe,
    canonical_request: &Option<String>,
    string_to_sign: &Option<String>,
    signature: &Option<String>,
) -> Vec<Compared> {
    let claim = wire.claim;
    let own = OwnTexts::of(wire.request, None, None);
    let mut stages = Vec::new();
    let mut put = |stage, name, claimed: Option<String>, computed: Option<String>| {
        stages.push(Compared {
            stage,
            name,
            claimed: claimed.filter(|text| !text.is_empty()),
            computed,
        });
    };
    let given = |text: &str| Some(text.to_string());
    if claim.system == System::Tc3 {
        put(
            Stage::StringToSign,
            "date",
            given(&claim.date),
            given(recipe.text(Field::Date)),
        );
        put(
            Stage::StringToSign,
            "service",
            given(&claim.service),
            given(recipe.text(Field::Service)),
        );
    }
    if !claim.system.is_v1() {
        put(
            Stage::CanonicalRequest,
            "signedHeaders",
            given(&claim.signed_headers),
            given(recipe.text(Field::SignedHeaders)),
        );
        let claimed = wire
            .request
            .header("x-acs-content-sha256")
            .map(String::from);
        put(
            Stage::CanonicalRequest,
            "hashedPayload",
            claimed,
            given(recipe.text(Field::Payload)).filter(|hash| !hash.is_empty()),
        );
        put(
            Stage::CanonicalRequest,
            "canonicalRequest",
            own.canonical_request,
            canonical_request.clone(),
        );
    }
    put(
        Stage::StringToSign,
        "stringToSign",
        own.string_to_sign,
        string_to_sign.clone(),
    );
    put(
        Stage::Signature,
        "signature",
        given(&claim.signature),
        signature.clone(),
    );
    stages
}
