import type { Configuration, CustomFetch } from "openid-client";
import type { OidcProvider } from "#config";
import { done, newSecret, refuse, type Result } from "#kit";
import { absolute, paths } from "#paths";
import type { GuardedFetch } from "#outside";

/** Whom a provider vouches for. `label` is for the member's eyes only: nothing is ever found by it. */
export type Vouched = { readonly issuer: string; readonly subject: string; readonly label: string };

/** What is sent along to a provider, and asked for again when its answer comes (RFC 6749, 10.12; RFC 7636; OpenID Connect Core, 3.1.2.1). */
export type Sent = { readonly state: string; readonly nonce: string; readonly verifier: string };

export type Oidc = {
  readonly providers: readonly Pick<OidcProvider, "id" | "name">[];
  /** Where to send the browser. `unreachable`: the provider does not answer, or is not what its configuration says. */
  readonly begin: (id: string) => Promise<Result<Sent & { readonly url: string }, "unknown" | "unreachable">>;
  /** Whom the provider vouches for in its answer, which came to `search` of the address that is this provider's own. */
  readonly finish: (id: string, search: string, sent: Sent) => Promise<Result<Vouched, { readonly reason: string }>>;
};

type OidcHouse = { readonly origin: string; readonly net: Pick<GuardedFetch, "get"> };

const LABEL_LETTERS = 80;

/** Loaded when somebody first signs in by a provider. */
const openid = () => import("openid-client");

/** The library's calls, through the only way out of the house. */
const callThrough =
  ({ net }: OidcHouse): CustomFetch =>
  async (url, { method, headers, body }) => {
    const sent =
      method === "POST" ? { body: body instanceof URLSearchParams ? body.toString() : typeof body === "string" ? body : "" } : {};
    const got = await net.get(url, { headers, ...sent });
    if (!got.ok) throw new Error(got.problem.reason);
    const { status, headers: told, bytes } = got.value;
    const type = told.get("content-type");
    const isBare = status === 204 || status === 304;
    return new Response(isBare ? null : Uint8Array.from(bytes), { status, headers: type === undefined ? {} : { "content-type": type } });
  };

const discover = async (house: OidcHouse, provider: OidcProvider): Promise<Configuration> => {
  const client = await openid();
  const isPlain = provider.issuer.startsWith("http:");
  const found = await client.discovery(
    new URL(provider.issuer),
    provider.clientId,
    undefined,
    provider.clientSecret === null ? client.None() : client.ClientSecretBasic(provider.clientSecret),
    {
      [client.customFetch]: callThrough(house),
      execute: [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])],
    },
  );
  found[client.customFetch] = callThrough(house);
  return found;
};

/**
 * Signing in by providers (OpenID Connect Core, the code flow): PKCE, state, nonce, the issuer's own address to come back to (RFC 9700, 4.4),
 * and the signature of every ID token checked. Members are known by issuer and subject; no address is looked at.
 */
export const openOidc = (house: OidcHouse, providers: readonly OidcProvider[]): Oidc => {
  const found = new Map<string, Promise<Configuration>>();
  const configOf = (provider: OidcProvider): Promise<Configuration> => {
    const known = found.get(provider.id) ?? discover(house, provider);
    found.set(provider.id, known);
    known.catch(() => found.delete(provider.id));
    return known;
  };
  const backOf = (id: string): string => absolute(house.origin, paths.signInBack(id));

  return {
    providers: providers.map(({ id, name }) => ({ id, name })),
    begin: async (id) => {
      const provider = providers.find((each) => each.id === id);
      if (provider === undefined) return refuse("unknown");
      try {
        const [client, config] = [await openid(), await configOf(provider)];
        const sent = { state: newSecret(), nonce: newSecret(), verifier: client.randomPKCECodeVerifier() };
        const url = client.buildAuthorizationUrl(config, {
          redirect_uri: backOf(id),
          scope: "openid email",
          state: sent.state,
          nonce: sent.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(sent.verifier),
          code_challenge_method: "S256",
        });
        return done({ ...sent, url: url.href });
      } catch {
        return refuse("unreachable");
      }
    },
    finish: async (id, search, { state, nonce, verifier }) => {
      const provider = providers.find((each) => each.id === id);
      if (provider === undefined) return refuse({ reason: "there is no such provider" });
      try {
        const [client, config] = [await openid(), await configOf(provider)];
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
        const tokens = await client.authorizationCodeGrant(config, new URL(`${backOf(id)}${search}`), checks);
        const claims = tokens.claims();
        if (claims === undefined) return refuse({ reason: "there is no ID token" });
        const email = claims["email_verified"] === true && typeof claims["email"] === "string" ? claims["email"] : "";
        return done({ issuer: claims.iss, subject: claims.sub, label: email.slice(0, LABEL_LETTERS) });
      } catch (error) {
        return refuse({ reason: error instanceof Error ? error.message : String(error) });
      }
    },
  };
};
