import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { Answer, Browser } from "./open-browser.ts";

const digest = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();
const encode = (data: Uint8Array): string => Buffer.from(data).toString("base64url");

/** How an authenticator, or whoever plays one, answers. */
export type Bent = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly isUnverified?: boolean;
  readonly counter?: number;
  readonly id?: string;
  readonly userHandle?: string;
};

type Options = { readonly challenge: string; readonly user?: { readonly id: string } };

/** An authenticator in software: one ES256 key, no attestation (WebAuthn 3, 6.1 and 6.5). */
export const softKey = (site: { readonly origin: string }) => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  let counter = 0;
  let userHandle = "";

  const clientData = (type: string, { challenge }: Options, bent: Bent): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge: bent.challenge ?? challenge, origin: bent.origin ?? site.origin, crossOrigin: false }));
  const authData = (bent: Bent, flags: number): Buffer => {
    counter = bent.counter ?? counter + 1;
    const head = Buffer.alloc(5);
    head.writeUInt8(flags | 1 | (bent.isUnverified === true ? 0 : 4), 0); // user present, user verified
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([digest(bent.rpId ?? new URL(site.origin).hostname), head]);
  };
  const cose = (): Uint8Array => {
    const key = new Map<number, number | Uint8Array<ArrayBuffer>>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(x, "base64url"))],
      [-3, Uint8Array.from(Buffer.from(y, "base64url"))],
    ]);
    return isoCBOR.encode(key);
  };

  return {
    id: encode(id),
    /** The answer to being made. */
    make: (options: Options, bent: Bent = {}): string => {
      userHandle = options.user?.id ?? "";
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const data = Buffer.concat([authData(bent, 64), Buffer.alloc(16), length, id, cose()]);
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", Uint8Array.from(data)],
      ]);
      const response = {
        clientDataJSON: encode(clientData("webauthn.create", options, bent)),
        attestationObject: encode(isoCBOR.encode(attestation as never)),
        transports: ["internal"],
      };
      return JSON.stringify({ id: encode(id), rawId: encode(id), type: "public-key", clientExtensionResults: {}, response });
    },
    /** The answer to being shown. */
    show: (options: Options, bent: Bent = {}): string => {
      const client = clientData("webauthn.get", options, bent);
      const data = authData(bent, 0);
      const signature = sign("sha256", Buffer.concat([data, digest(client)]), privateKey);
      const shown = bent.id ?? encode(id);
      const response = {
        clientDataJSON: encode(client),
        authenticatorData: encode(data),
        signature: encode(signature),
        userHandle: bent.userHandle ?? userHandle,
      };
      return JSON.stringify({ id: shown, rawId: shown, type: "public-key", clientExtensionResults: {}, response });
    },
  };
};

export type SoftKey = ReturnType<typeof softKey>;

/** What the server asks of an authenticator for a purpose. */
export const askedOf = async (
  browser: Browser,
  purpose: string,
): Promise<Options & { readonly allowCredentials?: readonly { readonly id: string }[] }> => {
  const answer = await browser.post("/passkey/ask", { purpose });
  if (answer.status !== 200) throw new Error(`no challenge: ${answer.status}`);
  return (JSON.parse(answer.body) as { readonly options: Options }).options;
};

/** Adds a passkey in a browser that signed in a moment ago. */
export const withKey = async (browser: Browser, key: SoftKey, name = "The blue key"): Promise<void> => {
  const answer = await browser.post("/settings/passkeys", { name, answer: key.make(await askedOf(browser, "add")) });
  if (answer.status !== 303) throw new Error(`no passkey was added: ${answer.status} ${answer.body}`);
};

export const byKey = async (browser: Browser, key: SoftKey, bent: Bent = {}): Promise<Answer> =>
  browser.post("/sign-in/passkey", { answer: key.show(await askedOf(browser, "enter"), bent) });
