import { createHash } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { done, newSecret, SECOND, systemClock } from "#kit";
import type { Fetched, GuardedFetch } from "#outside";

/** How a provider, or whoever plays one, answers at its token endpoint. */
export type BentToken = {
  readonly issuer?: string;
  readonly audience?: string;
  readonly nonce?: string | null;
  readonly isUnsigned?: boolean;
  readonly isForged?: boolean;
  readonly isUnverified?: boolean;
  readonly expiresIn?: number;
};

type Grant = { readonly nonce: string; readonly challenge: string; readonly redirect: string; readonly subject: string };

/** An OpenID provider for tests: discovery, keys, authorization and tokens (OpenID Connect Core, 3.1; Discovery, 4). */
export const oidcProvider = async (issuer: string) => {
  const [signing, forger] = [await generateKeyPair("RS256"), await generateKeyPair("RS256")];
  const jwk = { ...(await exportJWK(signing.publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const grants = new Map<string, Grant>();
  let bent: BentToken = {};

  const idToken = async ({ nonce, subject }: Grant): Promise<string> => {
    const now = Math.floor(systemClock.ms() / SECOND); // the library reads the machine's own clock
    const told = bent.nonce === undefined ? nonce : bent.nonce;
    const claims = {
      iss: bent.issuer ?? issuer,
      aud: bent.audience ?? "townwire",
      sub: subject,
      iat: now,
      exp: now + (bent.expiresIn ?? 300),
      email: "ada@saltby.example",
      email_verified: bent.isUnverified !== true,
      ...(told === null ? {} : { nonce: told }),
    };
    if (bent.isUnsigned === true) {
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
      return `${part({ alg: "none" })}.${part(claims)}.`;
    }
    const key = bent.isForged === true ? forger.privateKey : signing.privateKey;
    return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "one" }).sign(key);
  };

  const answer = async (path: string, body: string): Promise<{ readonly status: number; readonly json: object }> => {
    if (path === "/.well-known/openid-configuration")
      return {
        status: 200,
        json: {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
          authorization_response_iss_parameter_supported: true,
        },
      };
    if (path === "/keys") return { status: 200, json: { keys: [jwk] } };
    if (path !== "/token") return { status: 404, json: {} };
    const form = new URLSearchParams(body);
    const code = form.get("code") ?? "";
    const grant = grants.get(code);
    grants.delete(code); // each once (RFC 6749, 4.1.2)
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (grant === undefined || proof !== grant.challenge || form.get("redirect_uri") !== grant.redirect)
      return { status: 400, json: { error: "invalid_grant" } };
    return { status: 200, json: { access_token: newSecret(), token_type: "Bearer", expires_in: 60, id_token: await idToken(grant) } };
  };

  return {
    issuer,
    answer,
    bend: (how: BentToken): void => {
      bent = how;
    },
    /** What the provider's page does once somebody has signed in there: the path and query of ours that it sends the browser back to. */
    agree: (authorize: string, subject: string, { iss = issuer }: { readonly iss?: string } = {}): string => {
      const asked = new URL(authorize).searchParams;
      const [code, redirect] = [newSecret(), asked.get("redirect_uri") ?? ""];
      grants.set(code, { nonce: asked.get("nonce") ?? "", challenge: asked.get("code_challenge") ?? "", redirect, subject });
      const back = new URL(redirect);
      back.search = new URLSearchParams({ code, state: asked.get("state") ?? "", iss }).toString();
      return `${back.pathname}${back.search}`;
    },
  };
};

export type OidcProviderDouble = Awaited<ReturnType<typeof oidcProvider>>;

/** Reaches providers without a socket. */
export const netOf = (providers: readonly OidcProviderDouble[]): Pick<GuardedFetch, "get"> => ({
  get: async (url, wanted = {}) => {
    const { origin, pathname } = new URL(url);
    const provider = providers.find(({ issuer }) => issuer === origin);
    const { status, json } = (await provider?.answer(pathname, String(wanted.body ?? ""))) ?? { status: 404, json: {} };
    const headers = new Map([["content-type", "application/json"]]);
    const fetched: Fetched = { status, url, headers, bytes: Buffer.from(JSON.stringify(json)) };
    return done(fetched);
  },
});
