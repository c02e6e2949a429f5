import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { type Path, paths, routes } from "#paths";
import { acceptedEncoding } from "./accepted-encoding.ts";

export type AssetRequest = {
  readonly file: string;
  readonly acceptEncoding?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
};
export type AssetAnswer = {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
};

/** The browser's files, held in memory. */
export type Assets = {
  /** The address of a file by its plain name ("core.css", "live.js"); throws for one that was not built. */
  readonly url: (name: string) => Path;
  /** The answer for a name out of an address; null when there is none of that name. */
  readonly respond: (request: AssetRequest) => AssetAnswer | null;
};

type Held = {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly br: Uint8Array<ArrayBuffer> | null;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
};

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** A year, the longest that caches keep: names hold the hash of what is in them, so no name ever changes its content. */
const FOREVER = "public, max-age=31536000, immutable";

/** Scripts may be taken by pages of other sites: the one that embeds a conversation is (Fetch, 3.3 and 3.7). */
const FOR_OTHER_SITES = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };

const read = (file: string): Uint8Array<ArrayBuffer> => Uint8Array.from(readFileSync(file));
const readIfThere = (file: string): Uint8Array<ArrayBuffer> | null => (existsSync(file) ? read(file) : null);

const answer = (file: string, held: Held, request: AssetRequest): AssetAnswer => {
  const wanted = acceptedEncoding(request.acceptEncoding);
  const packed = wanted === null ? null : held[wanted];
  const etag = `"${file}${packed === null ? "" : `-${wanted}`}"`;
  const shared = held.type === TYPES[".js"] ? FOR_OTHER_SITES : {};
  const headers = { "cache-control": FOREVER, etag, vary: "accept-encoding", ...shared };
  if ((request.ifNoneMatch ?? "").split(",").some((tag) => tag.trim().replace(/^W\//u, "") === etag))
    return { status: 304, headers, body: null };
  const encoding = packed === null ? {} : { "content-encoding": wanted ?? "" };
  return { status: 200, headers: { ...headers, ...encoding, "content-type": held.type }, body: packed ?? held.plain };
};

/** Reads what `scripts/assets.ts` built. The default folder is dist/assets, seen from src/ui and from dist/ui alike. */
export const loadAssets = (folder: string = fileURLToPath(new URL("../../dist/assets", import.meta.url))): Assets => {
  const list = join(folder, "manifest.json");
  if (!existsSync(list)) throw new Error(`No style sheets in ${folder}. Run "npm run build" once.`);
  const manifest = JSON.parse(readFileSync(list, "utf8")) as Record<string, string>;
  const held = new Map<string, Held>();
  for (const file of Object.values(manifest)) {
    const place = join(folder, file);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    held.set(file, { type, plain: read(place), br: readIfThere(`${place}.br`), gzip: readIfThere(`${place}.gz`) });
  }
  return {
    url: (name) => {
      const file = manifest[name];
      if (file === undefined) throw new Error(`assets: "${name}" was not built`);
      return paths.asset(file);
    },
    respond: (request) => {
      const found = held.get(request.file);
      return found === undefined ? null : answer(request.file, found, request);
    },
  };
};

/** The one script whose address stays: browsers look there for a newer one by themselves (Service Workers, 4.4), and keep it no longer. */
const WORKER = "push-worker.js";

/** Serves them. */
export const assetRoutes = (assets: Assets): Hono => {
  const app = new Hono();
  app.get(routes.asset, (c) => {
    const found = assets.respond({
      file: c.req.param("file"),
      acceptEncoding: c.req.header("accept-encoding"),
      ifNoneMatch: c.req.header("if-none-match"),
    });
    return found === null ? c.notFound() : new Response(found.body, { status: found.status, headers: found.headers });
  });
  app.get(routes.pushWorker, (c) => {
    const found = assets.respond({ file: assets.url(WORKER).split("/").at(-1) ?? "", acceptEncoding: c.req.header("accept-encoding") });
    if (found === null) return c.notFound();
    return new Response(found.body, { headers: { ...found.headers, "cache-control": "no-cache" } });
  });
  return app;
};
