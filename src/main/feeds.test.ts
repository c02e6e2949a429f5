import { createHmac } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { system } from "#kit";
import { putSource } from "#stories";
import { findFeed, makePushKey, steerFeed } from "#wire";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

let site: TestSite | null = null;
afterEach(async () => {
  await site?.stop();
  site = null;
});

type Results = {
  readonly results: readonly { readonly outcome: string; readonly problem: string | null; readonly story: string | null }[];
};

eachDialect("feeds on the desk and at the door", (open) => {
  const begin = async () => {
    const house = await open(new Date().toISOString());
    site = await openTestSite(house.store, house.folder, house.clock);
    const opened = site;
    const admin = await opened.member("ada", "admin");
    const editor = await opened.member("edda", "editor");
    const post = (path: string, fields: Record<string, string>, token = admin.token) =>
      fetch(`${opened.origin}${path}`, {
        method: "POST",
        redirect: "manual",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(fields).toString(),
      });
    const page = async (path: string, token = admin.token): Promise<string> =>
      (await fetch(`${opened.origin}${path}`, { headers: { authorization: `Bearer ${token}` } })).text();
    const push = async (body: string, headers: Record<string, string>, query = "") => {
      const response = await fetch(`${opened.origin}/api/v1/items${query}`, { method: "POST", body, headers });
      const answer = (await response.json()) as Partial<Results> & { detail?: string };
      return { status: response.status, outcome: answer.results?.[0]?.outcome, story: answer.results?.[0]?.story, detail: answer.detail };
    };
    return { site: opened, admin, editor, post, page, push };
  };

  test("an admin sets a feed up, is told what is wrong with what was typed and loses none of it; an editor only sees", async () => {
    const { site: opened, post, page, editor } = await begin();
    expect(await page("/desk/feeds")).toContain("/desk/feeds?kind=sftp");
    expect(await page("/desk/feeds", editor.token)).not.toContain("/desk/feeds?kind=sftp");
    expect((await post("/desk/feeds", { kind: "http", name: "X" }, editor.token)).status).toBe(403);
    const bad = await post("/desk/feeds", { kind: "http", name: "Halyard wire", address: "gopher://halyard.example/", do: "add" });
    const text = await bad.text();
    expect([bad.status, text.includes("gopher://halyard.example/"), text.includes('aria-invalid="true"')]).toEqual([422, true, true]);
    const outside = await post("/desk/feeds", { kind: "folder", name: "All", address: "/etc", do: "add" });
    expect([outside.status, (await outside.text()).includes("townwire feed add")]).toEqual([422, true]);

    const made = await post("/desk/feeds", { kind: "http", name: "Halyard wire", address: "https://halyard.example/feed", secret: "hush" });
    expect([made.status, made.headers.get("location")]).toEqual([303, "/desk/feeds/halyard-wire?done=added"]);
    const shown = await page("/desk/feeds/halyard-wire");
    expect([shown.includes("https://halyard.example/feed"), shown.includes("hush")]).toEqual([true, false]);
    const changed = {
      do: "change",
      name: "Halyard wire",
      address: "https://halyard.example/feed?key=hush2",
      every: "120",
      secret: "hush3",
    };
    expect((await post("/desk/feeds/halyard-wire", changed)).status).toBe(303);
    await post("/desk/feeds/halyard-wire", { do: "pause" });
    await post("/desk/feeds/halyard-wire", { do: "pause" });
    await post("/desk/sources/pellam-agency/rules", { effect_0: "hold", words_0: "gull" });
    expect(await page("/desk/feeds", editor.token)).toContain("Paused");
    expect((await post("/desk/feeds/halyard-wire", { do: "resume" }, editor.token)).status).toBe(403);
    expect((await post("/desk/feeds/halyard-wire", { do: "remove" })).status).toBe(422);
    expect((await post("/desk/feeds/halyard-wire", { do: "remove", sure: "1" })).headers.get("location")).toBe("/desk/feeds");
    // Who changed what of it, from what to what, stands in the history of the settings; what is secret does not, nor in its rows.
    const history = await page("/desk/settings/history", editor.token);
    for (const line of [
      "ada of Saltby",
      "Feed Halyard wire. It was set up: Web address.",
      "Address: from nothing to “https://halyard.example/feed”",
      "Address: from “https://halyard.example/feed” to “https://halyard.example/feed?…”",
      "Looked at every … seconds: from “60” to “120”",
      "Feed Halyard wire. Its password or key was changed; it is shown nowhere.",
      "Feed Halyard wire. It was removed.",
      "What of Pellam Agency publishes itself.",
    ])
      expect([line, history.includes(line)]).toEqual([line, true]);
    expect(history.match(/It was paused/gu)?.length).toBe(1);
    expect(history).toMatch(/New: [^<]*gull/u);
    const rows = await opened.house.store.db.selectFrom("setting_change").selectAll().execute();
    expect(history + JSON.stringify(rows)).not.toContain("hush");
  });

  test("a source pushes with its feed's key: what it sends is its own, and it can touch nobody else's stories", async () => {
    const { site: opened, post, push, page } = await begin();
    const pellams = await opened.take(ninjs());
    await opened.house.store.transact((tx) => putSource(opened.house, tx, { name: "Halyard" }, true));
    await post("/desk/feeds", { kind: "push", name: "Halyard", source: "halyard" });
    const shown = await (await post("/desk/feeds/halyard", { do: "key" })).text();
    const key = /twf_[\w-]+/u.exec(shown)?.[0] ?? "";
    expect(await page("/desk/feeds/halyard")).not.toContain(key);
    expect(JSON.stringify(await opened.house.store.db.selectFrom("feed").selectAll().execute())).not.toContain(key);

    expect((await push(ninjs(), { authorization: "Bearer twf_wrong" })).status).toBe(401);
    const killed = await push(ninjs({ version: "2", pubstatus: "canceled" }), { authorization: `Bearer ${key}` });
    expect([killed.status, killed.outcome, killed.story === pellams]).toEqual([200, "killed", false]);
    expect((await fetch(`${opened.origin}/api/v1/stories/${pellams}`)).status).toBe(200);
    expect(await page("/desk/incoming")).toContain('href="/desk/feeds/halyard"');
  });

  test("a push may be signed instead: right, wrong, with the secret before the newest, and as Superdesk signs", async () => {
    const { site: opened, post, push } = await begin();
    await post("/desk/feeds", { kind: "push", name: "Signed", source: "pellam-agency" });
    const secretOf = async (): Promise<string> => {
      const feed = await findFeed(opened.house.store, "signed");
      const made = feed === null ? null : await makePushKey(opened.feeds, system, feed, "signing");
      return made?.ok === true ? made.value.key : "";
    };
    const sign = (secret: string, body: string, algorithm = "sha256") =>
      `${algorithm}=${createHmac(algorithm, secret).update(body).digest("hex")}`;
    const [first, second] = [await secretOf(), await secretOf()];
    const body = ninjs();
    const sent = (signature: string) => ({ "x-townwire-feed": "signed", "x-townwire-signature": signature });
    expect((await push(body, sent(sign("guess", body)))).status).toBe(401);
    expect((await push(`${body} `, sent(sign(second, body)))).status).toBe(401);
    expect((await push(body, { ...sent(sign(second, body)), "x-townwire-feed": "other" })).status).toBe(401);
    expect(await push(body, sent(sign(second, body)))).toMatchObject({ status: 200, outcome: "created" });
    expect(await push(body, sent(`${sign("guess", body)}, ${sign(first, body)}`))).toMatchObject({ status: 200, outcome: "unchanged" });
    await secretOf();
    expect((await push(body, sent(sign(first, body)))).status).toBe(401);

    const superdesk = { "x-superdesk-signature": sign(second, body, "sha1") };
    expect((await push(body, superdesk, "?feed=signed")).status).toBe(401);
    await post("/desk/feeds/signed", { do: "change", name: "Signed", source: "pellam-agency", isSuperdesk: "1" });
    expect((await push(body, superdesk, "?feed=signed")).status).toBe(200);
  });

  test("a paused push feed still takes kills, and says of the rest that it waits", async () => {
    const { site: opened, push, post } = await begin();
    await post("/desk/feeds", { kind: "push", name: "Halyard", source: "pellam-agency" });
    const feed = await findFeed(opened.house.store, "halyard");
    if (feed === null) throw new Error("no feed");
    const made = await makePushKey(opened.feeds, system, feed, "key");
    const headers = { authorization: `Bearer ${made.ok ? made.value.key : ""}` };
    const { story } = await push(ninjs(), headers);
    await steerFeed(opened.house, system, feed, "pause");
    expect(await push(ninjs({ uri: "urn:pellam:other" }), headers)).toMatchObject({ status: 202, outcome: "withheld", story: null });
    expect(await push(ninjs({ version: "2", pubstatus: "canceled" }), headers)).toMatchObject({ status: 200, outcome: "killed", story });
    expect((await fetch(`${opened.origin}/api/v1/stories/${story}`)).status).toBe(410);
  });
});
