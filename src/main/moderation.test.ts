import { join } from "node:path";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { DAY, newSecret, type SteppingClock, system } from "#kit";
import { createMember } from "#members";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("moderation of more than replies", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });
  type At = TestSite & { readonly clock: SteppingClock };
  const start = async (): Promise<At> => {
    const { store, folder, clock } = await open("2026-03-04T12:00:00.000Z");
    site = await openTestSite(store, join(folder, newSecret().slice(0, 8)), clock);
    return { ...site, clock };
  };
  const api = async (at: TestSite, token: string, path: string, body: unknown): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${at.origin}/api/v1${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  /** Somebody's pages, by their token. */
  const pagesOf = (at: TestSite, { token }: { readonly token: string }) => {
    const ask = async (path: string, init: RequestInit): Promise<string> => {
      const answer = await fetch(`${at.origin}${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
      const page = await answer.text();
      await at.bus.tell();
      return page;
    };
    return {
      get: (path: string) => ask(path, {}),
      post: (path: string, form: Record<string, string>) => ask(path, { method: "POST", body: new URLSearchParams(form) }),
    };
  };
  const openCase = async (at: TestSite, target: string): Promise<string> => {
    await at.worker.drain();
    await at.bus.tell();
    const row = await at.house.store.db
      .selectFrom("moderation_case")
      .select("id")
      .where("target", "=", target)
      .where("state", "=", "open")
      .executeTakeFirstOrThrow();
    return row.id;
  };
  const listed = (at: TestSite, word: string) =>
    at.house.store.db
      .insertInto("word_entry")
      .values({
        id: newSecret().slice(0, 8),
        pattern: word,
        action: "hold",
        rule: "3",
        scope: "site",
        scope_value: "",
        is_disguised: 1,
        is_stretched: 0,
        ends_at: null,
        note: "",
        made_by: "",
        made_at: "2026-01-01T00:00:00.000Z",
        ended_at: null,
        demoted_at: null,
      })
      .execute();

  test("a note that names somebody waits, is let out, and once removed has its statement, its appeal and its way back", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const una = await at.member("una");
    const [maren, maxim] = [pagesOf(at, await at.member("maren", "moderator")), pagesOf(at, await at.member("maxim", "moderator"))];
    const note = await api(at, una.token, `/stories/${story}/notes`, {
      quote: "The mayor did not move.",
      body: "The hat was made by Cosimo Bellweather of the lane behind the quay.",
      kind: "background",
      evidence: ["https://hats.example/"],
    });
    const id = String(note["id"]);
    expect(note["status"]).toBe("HELD");
    const stateOf = async () =>
      (await at.house.store.db.selectFrom("note").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state;
    const waits = await openCase(at, `note:${id}`);
    expect(await maren.get("/moderation")).toContain("Cosimo Bellweather");
    const page = await maren.get(`/moderation/${waits}`);
    expect(page).toContain("seems to name a person");
    await maren.post(`/moderation/${waits}`, { do: "keep" });
    expect(await stateOf()).toBe("open");

    at.clock.advance(2 * DAY);
    await api(at, "", "/reports", { target: `note:${id}`, reason: "privacy", detail: "He is a private person." });
    const reported = await openCase(at, `note:${id}`);
    expect(await maren.post(`/moderation/${reported}`, { do: "remove", rule: "5", reason: "" })).toContain("Write the reason");
    await maren.post(`/moderation/${reported}`, { do: "remove", rule: "5", reason: "He holds no office." });
    expect(await stateOf()).toBe("removed");
    await at.bus.tell();
    const member = pagesOf(at, una);
    const statement = await member.get(`/statement/of/note:${id}`);
    expect(statement).toContain("Your note was taken off the story.");
    expect(statement).toContain("He holds no office.");
    const [action = ""] = /\/statement\/[0-9a-f-]{36}/u.exec(statement) ?? [];
    await member.post(action, { words: "He is in the town’s own book of makers." });
    const appealed = await openCase(at, `note:${id}`);
    expect(await maren.post(`/moderation/${appealed}`, { do: "reverse", reason: "So he is." })).toContain(
      "Somebody else has to hear the appeal",
    );
    await maxim.post(`/moderation/${appealed}`, { do: "reverse", reason: "So he is." });
    expect(await stateOf()).toBe("open");
    expect(await member.get(action)).toContain("the decision was reversed");
    const ledger = await at.house.store.db.selectFrom("ledger_entry").select(["kind", "target"]).orderBy("no").execute();
    expect(ledger).toEqual([
      { kind: "removal", target: `note:${id}` },
      { kind: "restoration", target: `note:${id}` },
    ]);
  });

  test("a name or bio against a rule is refused before anybody sees it, on joining and later", async () => {
    const at = await start();
    await listed(at, "blatherskite");
    const una = await at.member("una");
    const member = pagesOf(at, una);
    const settings = { name: "una of Saltby", place: "", about: "" };
    expect(await member.post("/settings", { ...settings, about: "A bl4therskite by trade." })).toContain("against the rules of the house");
    expect(await member.post("/settings", { ...settings, name: "Blatherskite" })).toContain("against the rules of the house");
    await member.post("/settings", { ...settings, about: "I row." });
    const row = await at.house.store.db.selectFrom("member").select(["name", "about"]).where("id", "=", una.id).executeTakeFirstOrThrow();
    expect(row).toEqual({ name: "una of Saltby", about: "I row." });
    const asked = await fetch(`${at.origin}/join`, {
      method: "POST",
      redirect: "manual",
      headers: { "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ name: "Blatherskite", email: "new@saltby.example", next: "", draft: "" }),
    });
    const cookie = asked.headers
      .getSetCookie()
      .map((set) => set.split(";")[0])
      .join("; ");
    const code =
      /\b(\d{4}) (\d{4})\b/u
        .exec(await at.newestMail())
        ?.slice(1)
        .join("") ?? "";
    const joined = await fetch(`${at.origin}/join/code`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ code, name: "" }),
    });
    expect([joined.status, await joined.text()]).toEqual([422, expect.stringContaining("against the rules of the house")]);
    expect(await at.house.store.db.selectFrom("member").select("id").where("email", "=", "new@saltby.example").execute()).toEqual([]);
  });

  test("a moderator clears a name or bio with reasons, which its member reads and appeals against; the ledger does not say whose", async () => {
    const at = await start();
    const una = await at.member("una");
    const [maren, maxim] = [pagesOf(at, await at.member("maren", "moderator")), pagesOf(at, await at.member("maxim", "moderator"))];
    await at.house.store.db.updateTable("member").set({ about: "Ask me about the mayor’s debts." }).where("id", "=", una.id).execute();
    await api(at, "", "/reports", { target: `member:${una.id}`, reason: "attack", detail: "" });
    const found = await openCase(at, `member:${una.id}`);
    const remove = { do: "remove", rule: "3", reason: "It is about somebody else." };
    expect(await maren.post(`/moderation/${found}`, remove)).toContain("Choose what of the profile");
    await maren.post(`/moderation/${found}`, { ...remove, name: "1", about: "1" });
    const rowOf = () => at.house.store.db.selectFrom("member").select(["name", "about"]).where("id", "=", una.id).executeTakeFirstOrThrow();
    const cleared = await rowOf();
    expect([cleared.name, cleared.about]).toEqual([expect.stringMatching(/^Member \w{6}$/u), ""]);
    const decisions = await at.house.store.db
      .selectFrom("decision")
      .select(["id", "measure", "target", "body"])
      .orderBy("measure", "desc")
      .execute();
    expect(decisions.map(({ measure, body }) => [measure, body])).toEqual([
      ["name", "una of Saltby"],
      ["about", "Ask me about the mayor’s debts."],
    ]);
    expect(JSON.stringify(await at.house.store.db.selectFrom("ledger_entry").selectAll().execute())).not.toContain(una.id);
    const [name, about] = decisions.map(({ id }) => id);
    const member = pagesOf(at, una);
    expect(await member.get(`/statement/${name}`)).toContain("Your name was cleared.");
    expect(await member.get(`/statement/${about}`)).toContain("mayor’s debts");
    await member.post(`/statement/${name}`, { words: "That is what I am called." });
    const appealed = await openCase(at, decisions[0]?.target ?? "");
    expect(await maxim.get(`/moderation/${appealed}`)).toContain("una of Saltby");
    await maxim.post(`/moderation/${appealed}`, { do: "reverse", reason: "It is." });
    expect(await rowOf()).toEqual({ name: "una of Saltby", about: "" });

    at.clock.advance(2 * DAY);
    // Taken back within ten minutes, both are as they were.
    await api(at, "", "/reports", { target: `member:${una.id}`, reason: "attack", detail: "" });
    await at.house.store.db.updateTable("member").set({ about: "I row." }).where("id", "=", una.id).execute();
    const again = await openCase(at, `member:${una.id}`);
    await maren.post(`/moderation/${again}`, { ...remove, about: "1" });
    expect((await rowOf()).about).toBe("");
    await maren.post(`/moderation/${again}`, { do: "undo" });
    expect((await rowOf()).about).toBe("I row.");
  });

  test("a moderator clears a picture with reasons: it is gone at once, kept for the appeal, and put back by it", async () => {
    const at = await start();
    const una = await at.member("una");
    const [maren, maxim] = [await at.member("maren", "moderator"), await at.member("maxim", "moderator")];
    const bytes = await sharp({ create: { width: 200, height: 200, channels: 3, background: "#345" } })
      .png()
      .toBuffer();
    const upload = async (): Promise<Response> => {
      const form = new FormData();
      form.set("picture", new File([new Uint8Array(bytes)], "una.png"));
      return fetch(`${at.origin}/settings/picture`, {
        method: "POST",
        redirect: "manual",
        headers: { authorization: `Bearer ${una.token}` },
        body: form,
      });
    };
    expect((await upload()).status).toBe(303);
    const page = await pagesOf(at, una).get("/@una");
    const src = /\/portrait\/[0-9a-f]{64}-large\.webp/u.exec(page)?.[0] ?? "";
    const statusFor = async (token: string): Promise<number> =>
      (await fetch(`${at.origin}${src}`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await statusFor("")).toBe(200);
    await api(at, "", "/reports", { target: `member:${una.id}`, reason: "attack", detail: "" });
    const found = await openCase(at, `member:${una.id}`);
    expect(await pagesOf(at, maren).get(`/moderation/${found}`)).toContain(src);
    await pagesOf(at, maren).post(`/moderation/${found}`, { do: "remove", rule: "3", reason: "It shows somebody else.", portrait: "1" });
    expect(await Promise.all(["", una.token, maren.token].map(statusFor))).toEqual([404, 200, 200]);
    expect(await pagesOf(at, una).get("/@una")).not.toContain(src);
    expect([(await upload()).status, await pagesOf(at, una).get("/settings")]).toEqual([422, expect.not.stringContaining("/portrait/")]);
    const { id, target } = await at.house.store.db.selectFrom("decision").select(["id", "target"]).executeTakeFirstOrThrow();
    const statement = await pagesOf(at, una).get(`/statement/${id}`);
    expect([statement.includes("Your picture was cleared."), statement.includes(src)]).toEqual([true, true]);
    await pagesOf(at, una).post(`/statement/${id}`, { words: "That is my boat." });
    const appealed = await openCase(at, target);
    expect(await pagesOf(at, maxim).get(`/moderation/${appealed}`)).toContain(src);
    await pagesOf(at, maxim).post(`/moderation/${appealed}`, { do: "reverse", reason: "So it is." });
    expect([await statusFor(""), (await pagesOf(at, una).get("/@una")).includes(src)]).toEqual([200, true]);
  });

  test("a handle of another script is an address, a mention, a name in feeds and answers, and can be reported; what looks like it is taken", async () => {
    const at = await start();
    const story = await at.take(ninjs());
    const named = async (handle: string, name: string): Promise<string | null> => {
      const wanted = { email: `${encodeURIComponent(name)}@saltby.example`, handle, name, role: "member", token: true };
      const made = await createMember(at.house, system, wanted);
      return made.ok ? (made.value.token ?? "") : null;
    };
    const [zoya, bo] = [{ token: (await named("Зоя_Ли", "Зоя Ли")) ?? "" }, await at.member("boone")];
    expect([zoya.token === "", await named("ЗОЯ_ЛИ", "Марта"), (await named("соре_а", "Ольга")) === null]).toEqual([false, null, false]);
    expect(await named("cope_a", "Cope Arden")).toBe(null);
    const path = `/@${encodeURIComponent("зоя_ли")}`;
    for (const each of [path, "/@ЗОЯ_ЛИ", "/@зоя_ли"])
      expect([each, await pagesOf(at, bo).get(encodeURI(decodeURI(each)))]).toEqual([each, expect.stringContaining("Зоя Ли")]);
    await api(at, zoya.token, `/stories/${story}/comments`, { body: "The gull was mine." });
    await api(at, bo.token, `/stories/${story}/comments`, { body: "Ask @Зоя_Ли, she knows; (@nobody_here) does not." });
    await at.bus.tell();
    await at.worker.drain();
    const answers = JSON.stringify(await (await fetch(`${at.origin}/api/v1/stories/${story}/comments`)).json());
    expect([answers.includes("зоя_ли"), answers.includes(path)]).toEqual([true, true]);
    expect(await pagesOf(at, zoya).get("/inbox")).toContain("boone of Saltby");
    const feed = await (await fetch(`${at.origin}/story/${story}/talk/feed.xml`)).text();
    expect(feed).toContain("Зоя Ли");
    expect(await pagesOf(at, bo).get(`/report?target=${encodeURIComponent(`${at.origin}${path}`)}`)).toContain("Зоя Ли");
  });
});
