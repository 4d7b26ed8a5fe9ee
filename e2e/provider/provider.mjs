// A real OpenID provider on this machine: oidc-provider, with a page to sign in on. It plays an ordinary provider ("example"), Microsoft with
// its many issuers ("microsoft"), or Apple, which posts its answer and wants a signed client secret ("apple").
//
// The argument is JSON: {packages, port, plays, redirectUris, keyFile}. Playing Apple, it writes the private key of the client secret to
// `keyFile`. It ends with the process that has started it.

import { createPublicKey, generateKeyPairSync, randomUUID, verify } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const { packages, port, plays, redirectUris, keyFile } = JSON.parse(process.argv[2]);
const { default: Provider } = await import(pathToFileURL(`${packages}/oidc-provider/lib/index.js`));

const CLIENT = "shop";
const SECRET = "a secret for this machine alone, of no use elsewhere";
const TENANT = "11111111-2222-3333-4444-555555555555";

const origin = `http://127.0.0.1:${port}`;
const isMicrosoft = plays === "microsoft";
const isApple = plays === "apple";
const issuer = isMicrosoft ? `${origin}/${TENANT}/v2.0` : origin;

// Anyone may sign in under any name. Some names stand for what a provider may know, or not know.
const claimsOf = (id) => {
  const email = { "no-email": undefined, "not-verified": "ada@example.com" };
  return {
    sub: id,
    email: id in email ? email[id] : id.includes("@") ? id : `${id}@example.com`,
    email_verified: isApple ? String(id !== "not-verified") : id !== "not-verified",
    name: id,
    ...(isMicrosoft && { tid: TENANT }),
  };
};

const signing = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
const provider = new Provider(issuer, {
  jwks: { keys: [{ ...signing, use: "sig", alg: "RS256", kid: randomUUID() }] },
  clients: [
    {
      client_id: CLIENT,
      client_secret: SECRET,
      token_endpoint_auth_method: isApple ? "client_secret_post" : "client_secret_basic",
      redirect_uris: redirectUris,
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  claims: { openid: ["sub", "tid"], email: ["email", "email_verified"], profile: ["name"], name: ["name"] },
  scopes: ["openid", "email", "profile", "name"],
  conformIdTokenClaims: false,
  findAccount: (_, id) => ({ accountId: id, claims: () => claimsOf(id) }),
  // Whoever signs in here agrees.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope("openid email profile name");
    await grant.save();
    return grant;
  },
  pkce: { required: () => true },
  cookies: { keys: [randomUUID()] },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
});
provider.on("server_error", (_, error) => console.error(error));

// Apple tells the name in the form that it posts, and nowhere else.
if (isApple) {
  provider.use(async (ctx, next) => {
    await next();
    if (typeof ctx.body !== "string" || !ctx.body.includes("</form>")) return;
    const user = JSON.stringify({ name: { firstName: "Ada", lastName: "Lovelace" } }).replaceAll('"', "&quot;");
    ctx.body = ctx.body.replace("</form>", `<input type="hidden" name="user" value="${user}"/></form>`);
  });
}

// Apple's client secret is a token, signed with the key that Apple has given the shop.
let clientKey;
if (isApple) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeFileSync(keyFile, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  clientKey = createPublicKey(publicKey.export({ type: "spki", format: "pem" }));
}
const isSigned = (secret) => {
  const [head, body, signature] = (secret ?? "").split(".");
  if (!signature) return false;
  const data = Buffer.from(`${head}.${body}`);
  const isValid = verify("sha256", data, { key: clientKey, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"));
  return isValid && JSON.parse(Buffer.from(body, "base64url")).sub === CLIENT;
};

const page = (uid) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Example provider</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<h1>Example provider</h1>
<p>This provider runs on your machine. Sign in under any name: it needs no password.</p>
<form method="post" action="/interaction/${uid}">
<label>Name or email address <input name="login" value="ada" autofocus required></label>
<button>Sign in at the provider</button>
</form>
<p><a href="/interaction/${uid}/cancel">Cancel</a></p>
`;

const read = async (request) => {
  let text = "";
  for await (const part of request) text += part;
  return new URLSearchParams(text);
};

const callback = provider.callback();
const answer = async (request, response) => {
  const { pathname } = new URL(request.url, origin);
  const [, area, uid, cancel] = pathname.split("/");
  if (area === "interaction") {
    const isPost = request.method === "POST";
    if (cancel || isPost) {
      const result = cancel ? { error: "access_denied" } : { login: { accountId: (await read(request)).get("login") } };
      return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    }
    response.setHeader("content-type", "text/html");
    return response.end(page(uid));
  }
  if (isMicrosoft && pathname === "/common/v2.0/.well-known/openid-configuration") {
    const known = await (await fetch(`${origin}/.well-known/openid-configuration`)).json();
    response.setHeader("content-type", "application/json");
    return response.end(JSON.stringify({ ...known, issuer: `${origin}/{tenantid}/v2.0` }));
  }
  if (isApple && pathname === "/token") {
    const form = await read(request);
    form.set("client_secret", isSigned(form.get("client_secret")) ? SECRET : "not signed");
    // The provider reads what is there already.
    request.body = Object.fromEntries(form);
  }
  return callback(request, response);
};

createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    response.statusCode = 500;
    response.end();
  });
}).listen(port, "127.0.0.1", () => console.log(`ready at ${origin}`));

const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(), 500).unref();
