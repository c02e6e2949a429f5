import { get } from "node:http";
import type { BareOrder } from "./bare-server.ts";
import { startChild } from "./child.ts";
import { compare, type Comparison } from "./compare.ts";

/** What browsers send, roughly. */
const HEADERS = {
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "accept-language": "en-GB,en;q=0.8",
  "accept-encoding": "gzip, deflate, br, zstd",
  "sec-fetch-site": "none",
};
const PATH = "/story/k3/bench";
const ADDED_BY_NODE = new Set(["date", "connection", "keep-alive"]);

/** One answer of the app's, to the last header, for the bare server to send. */
const answerOf = (port: number, headers: Readonly<Record<string, string>>): Promise<BareOrder> =>
  new Promise((resolve, reject) => {
    get({ port, host: "127.0.0.1", path: PATH, headers, agent: false }, (res) => {
      const parts: Buffer[] = [];
      res.on("data", (part: Buffer) => parts.push(part));
      res.on("end", () => {
        const raw = res.rawHeaders;
        const kept = raw.filter((_text, index) => !ADDED_BY_NODE.has((raw[index - (index % 2)] ?? "").toLowerCase()));
        resolve({ status: res.statusCode ?? 0, headers: kept, body: Buffer.concat(parts).toString("base64") });
      });
    }).on("error", reject);
  });

/** An anonymous page out of the cache against a bare node:http server that sends the same bytes and headers. */
export const cachedPage = async (): Promise<readonly Comparison[]> => {
  const app = startChild("./app.ts");
  const bare = [startChild("./bare-server.ts"), startChild("./bare-server.ts")] as const;
  try {
    const { port } = await app.ask<{ port: number }>("start");
    const page = await answerOf(port, HEADERS);
    const etag = page.headers[page.headers.findIndex((text) => text.toLowerCase() === "etag") + 1] ?? "";
    const unchanged = await answerOf(port, { ...HEADERS, "if-none-match": etag });
    if (page.status !== 200 || unchanged.status !== 304) throw new Error(`The app answered ${page.status} and ${unchanged.status}.`);
    const compared: Comparison[] = [];
    for (const [index, [name, order, headers]] of (
      [
        ["cached page", page, HEADERS],
        ["cached page, unchanged (304)", unchanged, { ...HEADERS, "if-none-match": etag }],
      ] as const
    ).entries()) {
      const limit = await bare[index === 0 ? 0 : 1].ask<{ port: number }>(order);
      compared.push(await compare(name, { port, path: PATH, headers }, { port: limit.port, path: PATH, headers }));
    }
    return compared;
  } finally {
    app.stop();
    for (const child of bare) child.stop();
  }
};
