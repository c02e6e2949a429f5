import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { buildConnector } from "undici";
import { afterEach, describe, expect, test } from "vitest";
import { type GuardedFetch, isPublicAddress, openFetch } from "#outside";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const listen = async (answer: RequestListener): Promise<number> => {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

const HELD = "box.example";

/** A fetch whose names all lead to `to`, and which dials nothing but our own server: `dialled` says what it would have dialled. */
const opened = (
  to: Readonly<Record<string, string>>,
  port = 0,
  totalMs?: number,
): { readonly net: GuardedFetch; readonly dialled: string[] } => {
  const dialled: string[] = [];
  const real = buildConnector({ timeout: 1000 });
  const net = openFetch({
    userAgent: "Townwire test",
    allowHosts: [HELD],
    lookup: async (host) => (to[host] === undefined ? [] : [{ address: to[host] }]),
    dial: (target, callback) => {
      dialled.push(target.hostname);
      real({ ...target, hostname: "127.0.0.1", port: String(port) }, callback);
    },
    ...(totalMs === undefined ? {} : { totalMs }),
  });
  closers.push(net.close);
  return { net, dialled };
};

describe("guarded fetch", () => {
  test("no spelling of an address within the house is dialled", async () => {
    const { net, dialled } = opened({
      "rebind.example": "10.1.2.3",
      "mapped.example": "::ffff:192.168.0.1",
      "meta.example": "169.254.169.254",
    });
    for (const host of [
      "127.0.0.1",
      "127.1",
      "2130706433",
      "0x7f.1",
      "0177.0.0.1",
      "[::1]",
      "[::ffff:7f00:1]",
      "[::]",
      "0.0.0.0",
      "１２７.0.0.1",
      "169.254.169.254",
      "192.168.1.1",
      "100.64.0.1",
      "[fd00::1]",
      "[fe80::1]",
      "rebind.example",
      "mapped.example",
      "meta.example",
    ]) {
      const got = await net.get(`http://${host}/`);
      expect([host, got.ok ? "fetched" : got.problem.kind]).toEqual([host, "forbidden"]);
    }
    expect(dialled).toEqual([]);
  });

  test("only http and https on their own ports, without passwords", async () => {
    const { net } = opened({});
    const kinds = await Promise.all(
      ["file:///etc/passwd", "ftp://wire.example/", "http://u:p@wire.example/", "http://wire.example:6379/", "not an address"].map(
        async (url) => {
          const got = await net.get(url);
          return got.ok ? "fetched" : got.problem.kind;
        },
      ),
    );
    expect(kinds).toEqual(["bad-address", "bad-address", "bad-address", "forbidden", "bad-address"]);
  });

  test("the address that was checked is the one dialled", async () => {
    const port = await listen((_request, response) => response.end("dispatch"));
    const { net, dialled } = opened({ "wire.example": "93.184.215.14" }, port);
    const got = await net.get("http://wire.example/feed");
    expect(got.ok && Buffer.from(got.value.bytes).toString()).toBe("dispatch");
    expect(dialled).toEqual(["93.184.215.14"]);
  });

  test("a redirect into the house is refused, and a key is not carried to another host", async () => {
    const seen: (string | undefined)[] = [];
    const port = await listen((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === "/in") response.writeHead(302, { location: "http://10.0.0.1/" }).end();
      else if (request.url === "/other") response.writeHead(301, { location: "http://other.example/end" }).end();
      else if (request.url === "/loop") response.writeHead(302, { location: "/loop" }).end();
      else response.end("end");
    });
    const { net } = opened({ "wire.example": "93.184.215.14", "other.example": "93.184.215.15" }, port);
    const inward = await net.get("http://wire.example/in");
    expect(inward.ok ? "" : inward.problem.kind).toBe("forbidden");
    const looped = await net.get("http://wire.example/loop");
    expect(looped.ok ? "" : looped.problem.kind).toBe("too-many-redirects");
    seen.length = 0;
    const other = await net.get("http://wire.example/other", { headers: { authorization: "Bearer key" } });
    expect(other.ok && other.value.url).toBe("http://other.example/end");
    expect(seen).toEqual(["Bearer key", undefined]);
  });

  test("a small archive that unfolds into much, and a slow sender, are given up", async () => {
    const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    const port = await listen((request, response) => {
      if (request.url === "/slow") response.write("a");
      else response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    });
    const { net } = opened({ "wire.example": "93.184.215.14" }, port, 400);
    const large = await net.get("http://wire.example/bomb");
    expect(large.ok ? "" : large.problem.kind).toBe("too-large");
    const slow = await net.get("http://wire.example/slow");
    expect(slow.ok ? "" : slow.problem.kind).toBe("too-slow");
  });

  test("a host that an operator allowed may be within the house, on any port", async () => {
    const port = await listen((_request, response) => response.end("box"));
    const { net } = opened({ [HELD]: "127.0.0.1" }, port);
    const got = await net.get(`http://${HELD}:${port}/`);
    expect(got.ok && got.value.status).toBe(200);
  });

  test("public addresses are those of the internet at large", () => {
    expect(["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"].map(isPublicAddress)).toEqual([true, true]);
    expect(["224.0.0.1", "255.255.255.255", "2001:db8::1", "64:ff9b::7f00:1", "", "example"].map(isPublicAddress)).toEqual(
      Array.from({ length: 6 }, () => false),
    );
  });
});
