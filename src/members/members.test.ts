import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { openWorker } from "#jobs";
import { DAY, gcra, HOUR, MINUTE, system, visitor } from "#kit";
import { handleMail, openMailer, openMailFolder } from "#outside";
import { paths } from "#paths";
import { type PageEnv, sampleFrame } from "#ui";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { createMember } from "./create-member.ts";
import { finishLogin, startLogin, type LoginHouse } from "./login.ts";
import { actorOfToken } from "./queries.ts";
import { readEmail } from "./read-email.ts";
import { nameKeyOf, readName } from "./read-name.ts";
import { memberRoutes } from "./routes.tsx";
import { endSessions, openSession, viewerOf } from "./session.ts";

const ORIGIN = "http://localhost:3000";

type Desk = LoginHouse & {
  readonly clock: TestHouse["clock"];
  readonly newest: () => Promise<{ readonly code: string; readonly link: string }>;
  readonly mails: () => Promise<number>;
};

const setUp = (house: TestHouse): Desk => {
  const folder = mkdtempSync(join(tmpdir(), "townwire-members-"));
  const worker = openWorker(house);
  handleMail(worker, openMailer({ url: null, folder, origin: ORIGIN, siteName: async () => "Courier" }));
  const box = openMailFolder(folder);
  return {
    ...house,
    origin: ORIGIN,
    staffFactor: "announced",
    siteName: async () => "Courier",
    judgeProfile: async () => null,
    reserved: async () => ["Courier", "Pellam Agency"],
    onward: { peek: async () => null, carryOn: async () => null },
    mails: async () => {
      await worker.drain();
      return (await box.list()).length;
    },
    newest: async () => {
      await worker.drain();
      const [file = ""] = await box.list();
      const source = ((await box.read(file))?.source ?? "").replaceAll("=\n", "").replaceAll("=3D", "=");
      return { code: /\b(\d{4}) (\d{4})\b/u.exec(source)?.slice(1).join("") ?? "", link: /\?t=([\w-]+)/u.exec(source)?.[1] ?? "" };
    },
  };
};

const ask = (desk: Desk, email: string, name = "Una Tarn"): Promise<string> => {
  const read = readEmail(email);
  if (!read.ok) throw new Error("not an address");
  desk.clock.advance(5); // so that the newest mail is told by its time
  return startLogin(desk, { email: read.value, name, draft: null, next: "/", lang: "en", codePage: paths.joinCode() });
};
const how = { name: "", browser: "test" };

test("addresses are read as people type them, and only one at a time", () => {
  const fold = (text: string): string | null => {
    const read = readEmail(text);
    return read.ok ? read.value.fold : null;
  };
  expect(fold(" Una.Tarn+news@Saltby.Example ")).toBe("una.tarn+news@saltby.example");
  expect(fold("una@bücher.example")).toBe("una@xn--bcher-kva.example");
  for (const bad of [
    "",
    "una",
    "@x.example",
    "a@b",
    "a@b.example.",
    "a b@c.example",
    '"a b"@c.example',
    "a@c.example,b@c.example",
    "a@c.example\r\nBcc: b@c.example",
    "a..b@c.example",
    "a@[127.0.0.1]",
    "a@127.0.0.1",
    `${"a".repeat(65)}@c.example`,
    `a@${"b".repeat(260)}.example`,
  ])
    expect([bad, fold(bad)]).toEqual([bad, null]);
});

test("names are one script, nobody's look-alike, and nothing that is reserved", () => {
  const problem = (name: string): string | null => {
    const read = readName(name, ["Pellam Agency", "Courier"]);
    return read.ok ? null : read.problem;
  };
  for (const good of ["Una Tarn", "J. O’Hara-Lund", "سلمى القلوعي", "Åsa 2", "李明"]) expect([good, problem(good)]).toEqual([good, null]);
  expect(problem("U")).toBe("too-short");
  expect(problem("x".repeat(41))).toBe("too-long");
  expect(problem("Una ✓")).toBe("letters");
  expect(problem("Unа Tarn")).toBe("mixed-scripts"); // a Cyrillic а
  expect(problem("PELLAM  agency")).toBe("reserved");
  expect(problem("Pe11am Agency")).toBe("reserved");
  expect(nameKeyOf("Jörg 0strom")).toBe(nameKeyOf("jorg Ostrom"));
});

eachDialect("members", (open) => {
  test("a code opens an account once; of two at the same time one succeeds", async () => {
    const desk = setUp(await open());
    const secret = await ask(desk, "una@saltby.example");
    const { code } = await desk.newest();
    const tries = await Promise.all(Array.from({ length: 4 }, () => finishLogin(desk, secret, { code }, how)));
    expect(tries.filter((each) => each.ok).length).toBe(1);
    expect((await desk.store.db.selectFrom("member").select(["handle", "name"]).execute()).length).toBe(1);
    expect((await finishLogin(desk, secret, { code }, how)).ok).toBe(false);
  });

  test("only digests of secrets are stored", async () => {
    const desk = setUp(await open());
    const secret = await ask(desk, "una@saltby.example");
    const { code, link } = await desk.newest();
    const signed = await finishLogin(desk, secret, { link }, how);
    const rows = JSON.stringify([
      await desk.store.db.selectFrom("login").selectAll().execute(),
      await desk.store.db.selectFrom("session").selectAll().execute(),
    ]);
    for (const hidden of [secret, link, code, signed.ok ? signed.value.secret : "none"]) expect(rows).not.toContain(hidden);
  });

  test("a code or link of one browser signs no other in", async () => {
    const desk = setUp(await open());
    await ask(desk, "una@saltby.example");
    const { code, link } = await desk.newest();
    const other = await ask(desk, "mallory@saltby.example", "Mallory Vane");
    for (const proof of [{ code }, { link }]) expect((await finishLogin(desk, other, proof, how)).ok).toBe(false);
    expect((await finishLogin(desk, "made up", { code }, how)).ok).toBe(false);
  });

  test("five wrong codes end a login, ten minutes do too", async () => {
    const house = await open();
    const desk = setUp(house);
    const secret = await ask(desk, "una@saltby.example");
    const { code } = await desk.newest();
    const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, "0");
    for (let left = 4; left >= 0; left -= 1)
      expect(await finishLogin(desk, secret, { code: wrong }, how)).toEqual({ ok: false, problem: { kind: "wrong", triesLeft: left } });
    expect(await finishLogin(desk, secret, { code }, how)).toEqual({ ok: false, problem: { kind: "over" } });
    const late = await ask(desk, "bo@saltby.example", "Bo Lens");
    house.clock.advance(10 * MINUTE + 1);
    expect(await finishLogin(desk, late, { code: (await desk.newest()).code }, how)).toEqual({ ok: false, problem: { kind: "over" } });
  });

  test("asking looks the same whether there is an account; a flooded mailbox gets no more than twenty a day", async () => {
    const house = await open();
    const desk = setUp(house);
    await createMember(house, system, { email: "una@saltby.example", handle: "una", name: "Una Tarn", role: "member", token: false });
    await ask(desk, "una@saltby.example", "");
    await ask(desk, "nobody@saltby.example", "");
    expect(await desk.mails()).toBe(2);
    for (let count = 0; count < 25; count += 1) await ask(desk, "una@saltby.example", "");
    expect(await desk.mails()).toBe(21);
  });

  test("a name is asked for when there is none or it is taken, and the right code is not used up by it", async () => {
    const desk = setUp(await open());
    await createMember(desk, system, { email: "first@saltby.example", handle: "una", name: "Una Tarn", role: "member", token: false });
    const secret = await ask(desk, "una@saltby.example", "Una Tarn");
    const { code } = await desk.newest();
    for (let count = 0; count < 7; count += 1)
      expect(await finishLogin(desk, secret, { code }, how)).toEqual({ ok: false, problem: { kind: "name", problem: "taken" } });
    const signed = await finishLogin(desk, secret, { code }, { name: "Una of the Quay", browser: "" });
    expect(signed.ok && signed.value.kind === "in" && signed.value.member.name).toBe("Una of the Quay");
    const nameless = await ask(desk, "bo@saltby.example", "");
    expect(await finishLogin(desk, nameless, { code: (await desk.newest()).code }, how)).toEqual({
      ok: false,
      problem: { kind: "name", problem: "missing" },
    });
  });

  test("the first proof of a mailbox ends what was set up before it", async () => {
    const desk = setUp(await open());
    const made = await createMember(desk, system, {
      email: "una@saltby.example",
      handle: "una",
      name: "Una Tarn",
      role: "member",
      token: false,
    });
    const una = { id: made.ok ? made.value.id : "", role: "member" as const, handle: "una", name: "Una Tarn" };
    const early = await desk.store.transact((tx) => openSession(desk, tx, una, { browser: "stranger", proofs: {} }));
    const secret = await ask(desk, "una@saltby.example", "");
    await finishLogin(desk, secret, { code: (await desk.newest()).code }, how);
    expect(await viewerOf(desk, `sid=${early.secret}`, ORIGIN)).toEqual(visitor);
  });

  test("a session ends when unused, when old, when signed out everywhere; a role takes effect at once", async () => {
    const house = await open();
    const made = await createMember(house, system, {
      email: "ed@saltby.example",
      handle: "edna",
      name: "Edna Moss",
      role: "editor",
      token: true,
    });
    const edna = { id: made.ok ? made.value.id : "", role: "editor" as const, handle: "edna", name: "Edna Moss" };
    const { secret } = await house.store.transact((tx) => openSession(house, tx, edna, { browser: "desk", proofs: {} }));
    const cookie = `theme=dark; sid=${secret}`;
    expect((await viewerOf(house, cookie, ORIGIN)).role).toBe("editor");
    expect(await viewerOf(house, cookie, "https://courier.example")).toEqual(visitor); // there only __Host-sid counts
    house.clock.advance(11 * HOUR);
    expect((await viewerOf(house, cookie, ORIGIN)).role).toBe("editor");
    await house.store.db.updateTable("member").set({ role: "member" }).execute();
    expect((await viewerOf(house, cookie, ORIGIN)).role).toBe("member");
    await house.store.db.updateTable("member").set({ role: "editor" }).execute();
    house.clock.advance(13 * HOUR);
    expect(await viewerOf(house, cookie, ORIGIN)).toEqual(visitor);
    const again = await house.store.transact((tx) => openSession(house, tx, edna, { browser: "desk", proofs: {} }));
    await endSessions(house, edna.id);
    expect(await viewerOf(house, `sid=${again.secret}`, ORIGIN)).toEqual(visitor);
    expect((await actorOfToken(house, made.ok ? (made.value.token ?? "") : ""))?.handle).toBe("edna");
    expect(await actorOfToken(house, "tw_made_up")).toBeNull();
    house.clock.advance(DAY);
  });

  test("the pages: a scanner that opens the link uses nothing up, another browser is shown the code, and no address leads elsewhere", async () => {
    const house = await open();
    const desk = setUp(house);
    const tats = new Map<string, number>();
    const app = new Hono<PageEnv>();
    app.use(async (c, next) => {
      c.set("frame", sampleFrame({ viewer: visitor }));
      await next();
    });
    app.route(
      "/",
      memberRoutes({
        ...desk,
        personalData: [],
        sealer: { seal: (text) => text, open: (sealed) => sealed },
        takeTurn: (name, key, rate) => {
          const turn = gcra(tats.get(name + key), house.clock.ms(), rate);
          tats.set(name + key, turn.tat);
          return turn;
        },
        visitorKey: () => "one household",
        mailsAt: null,
        profileExtra: async () => null,
      }),
    );
    const send = (path: string, form: Record<string, string>, cookie = "") =>
      app.request(path, { method: "POST", body: new URLSearchParams(form), headers: { cookie } });
    const refused = await send("/join", { name: "Una ✓", email: "una at saltby", next: "//evil.example" });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('value="Una ✓"');
    expect(page).toContain('value="una at saltby"');
    const asked = await send("/join", { name: "Una Tarn", email: "una@saltby.example", next: "//evil.example" });
    const cookie = (asked.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    expect(asked.headers.get("set-cookie")).toMatch(/^login=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/u);
    const { code, link } = await desk.newest();
    for (let count = 0; count < 5; count += 1) {
      const elsewhere = await app.request(`/join/code?t=${link}`);
      expect(await elsewhere.text()).toContain(`${code.slice(0, 4)} ${code.slice(4)}`);
      await app.request(`/join/code?t=${link}`, { method: "HEAD" });
    }
    const shown = await app.request(`/join/code?t=${link}`, { headers: { cookie } });
    expect([shown.headers.get("referrer-policy"), shown.headers.get("cache-control")]).toEqual(["no-referrer", "no-store"]);
    expect((await send("/join/code", { t: link })).status).toBe(410); // without the cookie of the browser that asked
    const signed = await send("/join/code", { t: link }, cookie);
    expect([signed.status, signed.headers.get("location")]).toEqual([303, "/"]);
    const sid = /sid=([\w-]+)/u.exec(signed.headers.get("set-cookie") ?? "")?.[0] ?? "";
    expect((await viewerOf(house, sid, ORIGIN)).name).toBe("Una Tarn");
    expect((await send("/join/code", { t: link }, cookie)).status).toBe(410);
    const role = await send("/settings", { name: "Una Tarn", role: "admin" }, sid);
    expect([403, 422]).toContain(role.status);
    expect((await house.store.db.selectFrom("member").select("role").executeTakeFirstOrThrow()).role).toBe("member");
    const statuses = [];
    for (let count = 0; count < 12; count += 1) statuses.push((await send("/sign-in", { email: `g${count}@saltby.example` })).status);
    expect(statuses.at(-1)).toBe(429);
  });
});
