import sharp from "sharp";
import { expect, test } from "vitest";
import { eachDialect } from "../store/testing/index.ts";
import { drawPortrait } from "./draw-portrait.ts";
import { initialsOf } from "./initials-of.ts";
import { eraseMember } from "./leave.ts";
import { membersWhoKnow } from "./members-who-know.ts";
import { allHeld } from "./own-data.ts";
import { joined, memberIdOf } from "./testing/account.ts";
import { openBrowser, openMembers } from "./testing/open-browser.ts";

/** A photograph, wider than high, that says where it was taken. */
const photo = (colour: string, width = 400, height = 240): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .withExif({ IFD0: { Copyright: "Ada of Quayside" }, IFD3: { GPSLatitude: "53/1 44/1 0/1" } })
    .jpeg()
    .toBuffer();

const upload = (bytes: Uint8Array): FormData => {
  const form = new FormData();
  form.set("picture", new File([new Uint8Array(bytes)], "me.png", { type: "image/png" }));
  return form;
};

const ADA = "ada@saltby.example";

eachDialect("a member's own page", (open) => {
  const start = async () => {
    const members = openMembers(await open());
    return { members, db: members.house.store.db, ada: await joined(members, ADA, "Ada Tarn") };
  };
  const declare = (browser: Awaited<ReturnType<typeof joined>>, kind: string, label: string, more: Record<string, string> = {}) =>
    browser.post("/settings/interest", { kind, label, ...more });

  test("who declares a place or a matter finds it on the page, and is named under stories only on agreeing to it", async () => {
    const { members, db, ada } = await start();
    expect((await declare(ada, "place", "  Saltby   Harbour ")).to).toBe("/settings/page?saved=1");
    expect((await declare(ada, "topic", "Bus timetables", { open: "1" })).status).toBe(303);
    const seen = (await openBrowser(members).get("/@ada_tarn")).body;
    for (const label of ["Saltby Harbour", "Bus timetables"]) expect(seen).toContain(`<bdi>${label}</bdi>`);
    const asked = { places: ["SALTBY harbour"], topics: ["bus timetables", "tides"], limit: 5 };
    expect(await membersWhoKnow(db, asked)).toMatchObject([{ handle: "ada_tarn", knows: [{ kind: "topic", label: "Bus timetables" }] }]);
    await declare(ada, "place", "saltby harbour", { do: "open" });
    expect((await membersWhoKnow(db, asked))[0]?.knows).toHaveLength(2);
    await declare(ada, "topic", "Bus timetables", { do: "close" });
    await ada.post("/settings/interest", { do: "drop", kind: "place", value: "saltby harbour" });
    expect(await membersWhoKnow(db, asked)).toEqual([]);
  });

  test("what is against the rules of the house is not declared, and comes back as typed", async () => {
    const members = openMembers(await open(), { judgeProfile: async (_tx, { place }) => (/blatherskite/iu.test(place) ? "3" : null) });
    const ada = await joined(members, ADA, "Ada Tarn");
    const refused = await declare(ada, "topic", "Blatherskite management");
    expect([refused.status, refused.body]).toEqual([422, expect.stringContaining('value="Blatherskite management"')]);
    expect(refused.body).toContain("The house rules do not allow these words.");
    expect(await members.house.store.db.selectFrom("member_interest").selectAll().execute()).toEqual([]);
  });

  test("who knows most of what is asked for comes first, in two statements whoever knows; banned and closed accounts are left out", async () => {
    const { members, db, ada } = await start();
    const others = [await joined(members, "bo@saltby.example", "Bo Marsh"), await joined(members, "cy@saltby.example", "Cy Fenn")];
    for (const browser of [ada, ...others]) await declare(browser, "place", "Saltby", { open: "1" });
    for (const browser of others) await declare(browser, "topic", "Tides", { open: "1" });
    let statements = 0;
    const stop = members.house.store.onQuery(() => void (statements += 1));
    const known = await membersWhoKnow(db, { places: ["Saltby"], topics: ["tides"], limit: 9 });
    stop();
    expect([known.map(({ name }) => name), statements]).toEqual([["Bo Marsh", "Cy Fenn", "Ada Tarn"], 2]);
    expect(await membersWhoKnow(db, { places: ["Saltby"], topics: [], limit: 2 })).toHaveLength(2);
    expect(await membersWhoKnow(db, { places: [], topics: [], limit: 2 })).toEqual([]);
    await db.updateTable("member").set({ standing: "banned" }).where("name", "=", "Bo Marsh").execute();
    await eraseMember(members.house, [], await memberIdOf(members, "cy@saltby.example"), true);
    expect((await membersWhoKnow(db, { places: ["Saltby"], topics: ["tides"], limit: 9 })).map(({ name }) => name)).toEqual(["Ada Tarn"]);
    expect((await db.selectFrom("member_interest").select("member_id").execute()).length).toBe(3);
  });

  test("a label is letters: addresses of pages, signs and endless ones are refused, and what was typed comes back; twenty are enough", async () => {
    const { ada } = await start();
    for (const label of ["a", "x".repeat(61), "cheap.example", "see https://x.example", "★ harbour", "12345"]) {
      const answer = await declare(ada, "place", label);
      expect([label, answer.status, answer.body.includes(`value="${label}"`)]).toEqual([label, 422, true]);
    }
    for (let count = 0; count < 20; count += 1) expect((await declare(ada, "topic", `Matter no ${count}`)).status).toBe(303);
    expect((await declare(ada, "topic", "One more")).status).toBe(422);
    expect((await declare(ada, "topic", "Matter no 3", { open: "1" })).status).toBe(303);
  });

  test("every piece of the page has a switch, and nobody sees what is off", async () => {
    const { members, ada } = await start();
    await ada.post("/settings", { name: "Ada Tarn", place: "Quayside", about: "Mends nets." });
    await declare(ada, "place", "Saltby");
    const seen = async (): Promise<string> => (await openBrowser(members).get("/@ada_tarn")).body;
    for (const text of ["Quayside", "Mends nets.", "Saltby"]) expect(await seen()).toContain(`${text}<`);
    await ada.post("/settings/page", { contributions: "1", badges: "1" });
    for (const text of ["Quayside", "Mends nets.", ">Saltby<"]) expect((await seen()).includes(text)).toBe(false);
    expect((await ada.get("/settings/page")).body).toContain('name="place" type="checkbox" value="1"/>');
    await ada.post("/settings/page", { about: "1" });
    expect([(await seen()).includes("Mends nets."), (await seen()).includes("Quayside")]).toEqual([true, false]);
  });

  test("what a member declared is in the archive and goes with the account; nobody else's form changes it", async () => {
    const { members, db, ada } = await start();
    await declare(ada, "place", "Saltby", { open: "1" });
    await ada.post("/settings/page", { about: "1" });
    const id = await memberIdOf(members, ADA);
    const held = Object.fromEntries((await allHeld(members.house, [], id)).map(({ name, rows }) => [name, rows]));
    expect(held["interests"]).toEqual([{ kind: "place", label: "Saltby", is_open: 1 }]);
    expect(held["not_shown"]).toHaveLength(4);
    const stranger = openBrowser(members);
    expect([(await declare(stranger, "place", "Hull")).status, (await stranger.post("/settings/page", {})).status]).toEqual([403, 403]);
    await eraseMember(members.house, [], id, true);
    for (const table of ["member_interest", "member_hidden"] as const) expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  test("a picture is drawn anew as two squares without what its file said; it stands on the page, can be changed, and is gone once taken away", async () => {
    const { members, ada } = await start();
    const seen = async (): Promise<string> => (await openBrowser(members).get("/@ada_tarn")).body;
    expect([(await seen()).includes('class="portrait'), (await openBrowser(members).get("/settings")).status]).toEqual([false, 302]);
    expect((await ada.post("/settings/picture", upload(await photo("#446688")))).to).toBe("/settings?saved=1");
    const src =
      /src="(\/portrait\/[0-9a-f]{64}-)large\.webp" width="160" height="160" alt="Picture of Ada Tarn"/u.exec(await seen())?.[1] ?? "";
    expect((await ada.get("/settings")).body).toContain(`${src}large.webp`);
    for (const [size, edge] of [
      ["small", 80],
      ["large", 320],
    ] as const) {
      const answer = await members.app.request(`${src}${size}.webp`);
      const facts = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      expect(facts).toMatchObject({ format: "webp", width: edge, height: edge });
      expect([facts.exif, facts.xmp, facts.iptc, facts.icc]).toEqual([undefined, undefined, undefined, undefined]);
      expect([answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
        "image/webp",
        "private, max-age=2592000, immutable",
      ]);
    }
    expect((await ada.post("/settings/picture", upload(await photo("#884466")))).status).toBe(303);
    expect([(await members.app.request(`${src}small.webp`)).status, (await seen()).includes(src)]).toEqual([404, false]);
    const other = /\/portrait\/[0-9a-f]{64}-large\.webp/u.exec(await seen())?.[0] ?? "";
    expect((await ada.post("/settings/picture", { do: "drop" })).status).toBe(303);
    expect([(await members.app.request(other)).status, (await seen()).includes("portrait")]).toEqual([404, false]);
    for (const path of ["/portrait/x.webp", other.replace("large", "huge")]) expect((await members.app.request(path)).status).toBe(404);
  });

  test("what is no picture, damaged, too large or too small is refused with a sentence; a stranger and who comes too often as well", async () => {
    const { members, db, ada } = await start();
    const whole = await photo("#446688");
    const bad: readonly (readonly [string, Uint8Array])[] = [
      ["Choose a picture first.", Buffer.alloc(0)],
      ["no picture that we can read", Buffer.from("GIF? no")],
      ["no picture that we can read", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"/>')],
      ["at least 96 points", await photo("#446688", 400, 95)],
      ["damaged", whole.subarray(0, whole.length - 400)],
    ];
    for (const [sentence, bytes] of bad) {
      const answer = await ada.post("/settings/picture", upload(bytes));
      expect([answer.status, answer.body.includes(sentence) ? sentence : answer.body]).toEqual([422, sentence]);
    }
    expect(await drawPortrait(new Uint8Array(10 * 1024 * 1024 + 1))).toEqual({ ok: false, problem: "too-large" });
    const wide = await sharp({ create: { width: 16_000, height: 3_200, channels: 3, background: "#fff" } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(await drawPortrait(wide)).toEqual({ ok: false, problem: "too-many-pixels" });
    expect((await openBrowser(members).post("/settings/picture", upload(whole))).status).toBe(403);
    expect((await ada.post("/settings/picture", upload(whole))).status).toBe(303);
    const often = await ada.post("/settings/picture", upload(whole));
    expect([often.status, often.body.includes("often enough for now")]).toEqual([422, true]);
    expect(await db.selectFrom("portrait").select("cleared_at").execute()).toEqual([{ cleared_at: null }]);
  });

  test("a picture is in the archive and goes with the account", async () => {
    const { members, db, ada } = await start();
    await ada.post("/settings/picture", upload(await photo("#446688")));
    const id = await memberIdOf(members, ADA);
    const held = (await allHeld(members.house, [], id)).find(({ name }) => name === "pictures")?.rows;
    expect(held).toMatchObject([{ file: "picture-1.webp", cleared_at: null }]);
    const src = /\/portrait\/[0-9a-f]{64}-large\.webp/u.exec((await ada.get("/settings")).body)?.[0] ?? "";
    await eraseMember(members.house, [], id, true);
    expect([(await members.app.request(src)).status, await db.selectFrom("portrait").select("id").execute()]).toEqual([404, []]);
  });

  test("a name without a picture shows its first letters; in scripts without capitals the first alone", () => {
    const names = ["Ada Tarn", "ada", "Jean-Luc de la Tour", "سلمى حداد", "Ὀδυσσεύς", "", "É. Ó Briain"];
    expect(names.map(initialsOf)).toEqual(["AT", "A", "JT", "س", "Ὀ", "", "ÉB"]);
  });
});
