import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { newSecret } from "#kit";
import { routes } from "#paths";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("odd addresses", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  test("no address, however odd, is answered with a fault of ours", async () => {
    const { store, folder } = await open();
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)));
    site = at;
    const id = await at.take(ninjs());
    const una = await at.member("una");
    const odd = [
      "%00",
      "a%00b",
      "%ff%fe",
      "%2e%2e%2f",
      "'\"<>",
      "\u202eabc",
      "x".repeat(3_000),
      "%F0%9F%90%A6",
      "0",
      "-1",
      "1e9",
      "null",
      "%25",
      "💥",
    ];
    const faults: string[] = [];
    const ask = async (path: string, init: RequestInit = {}): Promise<void> => {
      const answer = await fetch(`${at.origin}${path}`, { redirect: "manual", ...init }).catch(() => null);
      await answer?.body?.cancel();
      if (answer !== null && answer.status >= 500) faults.push(`${init.method ?? "GET"} ${path.slice(0, 80)} ${answer.status}`);
    };
    for (const [name, pattern] of Object.entries(routes)) {
      if (name === "apiLive" || name === "readyz") continue;
      for (const each of odd) {
        const part = encodeURI(decodeURIComponent(encodeURIComponent(each))).replaceAll("%25", "%");
        const path = pattern.replaceAll(/:\w+\{[^}]*\}/gu, `@${part}`).replaceAll(/:\w+\??/gu, part);
        await ask(path);
        await ask(
          `${pattern
            .replaceAll(/:\w+\{[^}]*\}/gu, "@una")
            .replaceAll(/:id/gu, id)
            .replaceAll(
              /:\w+\??/gu,
              "x",
            )}?q=${part}&after=${part}&to=${part}&from=${part}&draft=${part}&t=${part}&next=${part}&kind=${part}&no=${part}&before=${part}&order=${part}&limit=${part}`,
        );
      }
      const headers = { "sec-fetch-site": "same-origin", authorization: `Bearer ${una.token}` };
      const path = pattern
        .replaceAll(/:\w+\{[^}]*\}/gu, "@una")
        .replaceAll(/:id/gu, id)
        .replaceAll(/:\w+\??/gu, "x");
      const nul = "a\u0000b";
      await ask(path, {
        method: "POST",
        headers,
        body: new URLSearchParams({
          body: nul,
          parent: nul,
          key: nul,
          name: nul,
          email: nul,
          code: nul,
          draft: nul,
          next: nul,
          do: nul,
          reason: nul,
          rule: nul,
        }),
      });
      await ask(path, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ body: nul, parent: nul }),
      });
      await ask(path, {
        method: "POST",
        headers: { ...headers, "content-type": "multipart/form-data; boundary=x" },
        body: "--x\r\nbroken",
      });
      await ask(path, { method: "DELETE", headers });
      await ask(path, { headers: { cookie: `sid=${nul.replace("\u0000", "%00")}; login=x; lang=xx; theme=${"t".repeat(5_000)}` } });
    }
    expect(faults).toEqual([]);
  }, 120_000);
});
