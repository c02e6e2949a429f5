import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a bare server sends to everyone: the limit that ours is held to. */
export type BareOrder = { readonly status: number; readonly headers: string[]; readonly body: string };

process.on("message", ({ status, headers, body }: BareOrder) => {
  const bytes = Buffer.from(body, "base64");
  const server = createServer((_req, res) => {
    res.writeHead(status, headers);
    res.end(bytes);
  });
  server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
});
