import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { systemClock } from "#kit";
import { openPageCache } from "../src/web/page-cache.ts";
import { readerVariant } from "../src/web/page-key.ts";
import { securityHeaders } from "../src/web/security-headers.ts";
import { openServeCached } from "../src/web/serve-cached.ts";

/** A story page in size and make-up: some 40 kB that compress as prose does. */
const page = (): string => {
  const words = "harbour council tide ferry budget quay vote winter school market bridge rain".split(" ");
  let seed = 7;
  const word = (): string => words[(seed = (seed * 48_271) % 2_147_483_647) % words.length] ?? "";
  const paragraph = (): string => `<p>${Array.from({ length: 60 }, word).join(" ")}.</p>`;
  return `<!doctype html><html lang="en"><title>Story</title><main>${Array.from({ length: 100 }, paragraph).join("")}</main></html>`;
};

/** Serves a page out of the cache as the site does. Says its port when it is ready. */
process.on("message", () => {
  const cache = openPageCache({ clock: systemClock });
  const variantOf = readerVariant();
  const serve = openServeCached(cache, variantOf);
  const headers = [
    ["content-type", "text/html; charset=UTF-8"],
    ["cache-control", "public, max-age=0, s-maxage=10, must-revalidate"],
    ["vary", "accept-encoding, accept-language, cookie"],
    ...securityHeaders("http://localhost:3000"),
  ] as const;
  const rendered = { status: 200, headers, body: Buffer.from(page()), tags: ["story:bench"] };
  cache.store(`${variantOf(undefined, "en-GB,en;q=0.8")} /story/k3/bench`, rendered, cache.begin(), 3_600_000);
  const server = createServer((req, res) => {
    if (!serve(req, res)) res.writeHead(404, { "content-length": "0" }).end();
  });
  void cache.settled().then(() => server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port })));
});
