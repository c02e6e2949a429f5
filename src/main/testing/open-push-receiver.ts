import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { compactVerify } from "jose";
import { buildConnector } from "undici";
import { type GuardedFetch, openFetch } from "#outside";

export type Received = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Opened with the browser's own key, as RFC 8291 and RFC 8188 say; null where it cannot be. */
  readonly told: Record<string, string> | null;
  readonly bytes: number;
  /** The claims of the VAPID token (RFC 8292), its signature checked. */
  readonly claims: { readonly aud?: string; readonly sub?: string; readonly exp?: number };
};

/** A browser's half of the keys, and its address at `push.example`. */
export const openSubscription = (path: string) => {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  const auth = randomBytes(16);
  const subscription = {
    endpoint: `https://push.example${path}`,
    keys: { p256dh: pair.getPublicKey("base64url"), auth: auth.toString("base64url") },
  };
  const open = (body: Buffer): Record<string, string> => {
    const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)];
    const [sender, sealed] = [body.subarray(21, 21 + idLength), body.subarray(21 + idLength)];
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), pair.getPublicKey(), sender]);
    const ikm = Buffer.from(hkdfSync("sha256", pair.computeSecret(sender), auth, info, 32));
    const key = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: aes128gcm\0", 16));
    const nonce = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: nonce\0", 12));
    const decipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString("utf8")) as Record<string, string>;
  };
  return { path, subscription, open };
};

export type Subscription = ReturnType<typeof openSubscription>;

const claimsOf = async (header: string): Promise<Received["claims"]> => {
  const [, token = "", key = ""] = /^vapid t=([^,]+), ?k=(\S+)$/u.exec(header) ?? [];
  const point = Buffer.from(key, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const { payload } = await compactVerify(token, createPublicKey({ key: jwk, format: "jwk" }), { algorithms: ["ES256"] });
  return JSON.parse(Buffer.from(payload).toString("utf8")) as Received["claims"];
};

/**
 * A push service at push.example, which listens here without TLS; `net` is a guarded fetch that finds it. It answers with what `answers` holds, in
 * turn, else 201. Other names lead to `elsewhere`.
 */
export const openPushService = async (subscriptions: readonly Subscription[], elsewhere: Readonly<Record<string, string>> = {}) => {
  const received: Received[] = [];
  const answers: { readonly status: number; readonly headers?: OutgoingHttpHeaders }[] = [];
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => {
      const body = Buffer.concat(parts);
      const to = subscriptions.find(({ path }) => path === req.url);
      const { status, headers } = answers.shift() ?? { status: 201 };
      claimsOf(req.headers.authorization ?? "").then(
        (claims) => {
          received.push({ path: req.url ?? "", headers: req.headers, told: to?.open(body) ?? null, bytes: body.length, claims });
          res.writeHead(status, headers).end();
        },
        () => res.writeHead(403).end("bad token"),
      );
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const dialled: string[] = [];
  const real = buildConnector({ timeout: 5_000 });
  const net: GuardedFetch = openFetch({
    userAgent: "Townwire test",
    lookup: async (host) => [{ address: elsewhere[host] ?? "93.184.215.14" }],
    dial: (target, callback) => {
      dialled.push(target.hostname);
      real({ ...target, hostname: "127.0.0.1", port: String(port), protocol: "http:" }, callback);
    },
  });
  const close = async (): Promise<void> => {
    await net.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { received, answers, net, dialled, close };
};
