import { join } from "node:path";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, newSecret, steppingClock } from "#kit";
import { AGENCY_MANNERS, AGENCY_POLICY } from "#rights";
import { putSource } from "#stories";
import { keepPictureFile } from "#wire";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const COPY = { headline: "Heron of our own", authors: "Ida Corran", section: "harbour", lang: "en", body: "The heron came early." };

eachDialect("a picture that a source’s story lends to one of the newsroom’s own", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  const start = async () => {
    const { store, folder } = await open();
    const clock = steppingClock("2026-03-04T10:00:00.000Z");
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)), clock);
    site = at;
    const ida = await at.member("ida", "editor");
    const headers = { "sec-fetch-site": "same-origin", authorization: `Bearer ${ida.token}` };
    const call = (path: string, fields?: Record<string, string>): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        headers,
        ...(fields === undefined ? {} : { method: "POST", body: new URLSearchParams(fields) }),
      });
    const desk = async (path: string): Promise<string> => (await call(path)).text();
    const text = async (path: string): Promise<string> => (await fetch(`${at.origin}${path}`)).text();
    let no = 0;
    /** A picture of the agency's, and the item that carries it, in a version. */
    const wire = async (word: string) => {
      no += 1;
      const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background: { r: no * 9, g: 99, b: 40 } } })
        .jpeg()
        .toBuffer();
      const kept = await keepPictureFile(at.house, bytes, `${word}.jpg`);
      const sha = kept.ok ? kept.value.sha : "";
      let version = 0;
      const send = (picture: Record<string, unknown> | null = {}, story: Record<string, unknown> = {}): Promise<string> => {
        version += 1;
        const main = {
          ...{ type: "picture", uri: `urn:pellam:pic-${word}`, description_text: `The ${word} lands.`, byline: "Bo Lens/Pellam" },
          renditions: { a: { href: `${word}.jpg` } },
          ...picture,
        };
        return at.take(
          ninjs({
            ...{ uri: `urn:pellam:${word}`, version: String(version), headline: `Quay ${word}` },
            body_html: `<p>Version ${version} of the quay.</p>`,
            ...(picture === null ? {} : { associations: { main } }),
            ...story,
          }),
        );
      };
      const order = (fields: Record<string, unknown>): Promise<string> =>
        at.take(
          ninjs({
            uri: `urn:pellam:pic-${word}`,
            type: "picture",
            headline: "P",
            body_html: "",
            renditions: { a: { href: `${word}.jpg` } },
            ...fields,
          }),
        );
      return { sha, send, order, id: await send() };
    };
    const baseOf = async (path: string): Promise<string> => /name="base" value="(\d+)"/u.exec(await desk(path))?.[1] ?? "";
    const send = async (path: string, shas: readonly string[], more: Record<string, string> = {}): Promise<Response> =>
      call(path, { ...COPY, pictures: shas.join("\n"), base: await baseOf(path), do: "publish", ...more });
    const begin = async (): Promise<string> => (await call("/desk/write", {})).headers.get("location") ?? "";
    const use = (path: string, sha: string, more: Record<string, string> = {}): Promise<Response> =>
      call("/desk/pictures/use", { for: `copy:${path.split("/").at(-1)}`, sha, alt: `A ${sha.slice(0, 3)} bird.`, ...more });
    /** An own story with pictures on loan, on its page. */
    const publish = async (...shas: readonly string[]): Promise<{ path: string; id: string }> => {
      const path = await begin();
      await call(path, { ...COPY, base: "0", do: "save" });
      for (const sha of shas) expect((await use(path, sha)).headers.get("location")).toBe(path);
      expect((await send(path, shas)).headers.get("location")).toBe(`${path}?done=sent`);
      return { path, id: /\/story\/([0-9a-z]+)\/heron-of/u.exec(await text("/section/harbour"))?.[1] ?? "" };
    };
    /** Where the own story could show a picture: its page, lists, feeds, the API, its other formats. */
    const exits = (id: string): readonly string[] => [
      ...["/", "/section/harbour", `/story/${id}/heron-of-our-own`, "/feed.xml", "/atom.xml", "/feed.json", `/api/v1/stories/${id}`],
      ...[".ninjs", ".newsml", ".nitf", ".txt"].map((ending) => `/api/v1/stories/${id}${ending}`),
    ];
    return { at, clock, call, desk, text, wire, begin, use, send, publish, exits };
  };

  test("stands there with its source’s credit and notice, on the site’s pages alone, and keeps its place in the next version", async () => {
    const { at, desk, text, wire, publish, send, exits, call } = await start();
    const gull = await wire("gull");
    for (const [q, isFound] of [
      ["gull lens", true],
      ["land", true],
      ["gull.jpg", true],
      ["quay", false], // its story's word, not its own
      ["version", false],
    ] as const)
      expect([q, (await desk(`/desk/pictures?from=wire&q=${q}`)).includes(gull.sha)]).toEqual([q, isFound]);
    const library = await desk("/desk/pictures?from=wire");
    expect(library).toContain("It may stand in stories of your own, on this site’s own pages only.");
    const offered = await desk(`/desk/pictures/${gull.sha}`);
    for (const part of ["Use in a story", "The gull lands.</textarea>", "A new story"])
      expect([part, offered.includes(part)]).toEqual([part, true]);
    const { path, id } = await publish(gull.sha);
    const isShown = (page: string): boolean => page.includes(gull.sha);
    const page = await text(`/story/${id}/heron-of-our-own`);
    const figure = /<figure class="plateful[\s\S]*?<\/figure>/u.exec(page)?.[0] ?? "";
    for (const part of [gull.sha, "Bo Lens/Pellam", "© 2026 Pellam Agency. All rights reserved.", "The gull lands.", "bird."])
      expect([part, figure.includes(part)]).toEqual([part, true]);
    expect(figure).not.toContain("Saltby");
    expect([/<meta property="og:image"[^>]*>/u.exec(page)?.[0] ?? "", isShown(await text("/section/harbour"))]).toEqual(["", true]);
    for (const exit of exits(id).slice(3)) expect([exit, isShown(await text(exit))]).toEqual([exit, false]);
    const file = await fetch(`${at.origin}/picture/${gull.sha}/480.jpeg`);
    expect([file.status, file.headers.get("tdm-reservation"), file.headers.get("x-robots-tag")]).toEqual([200, "1", "noindex"]);
    expect(await desk(`/desk/pictures/${gull.sha}`)).toMatch(/Heron of our own[\s\S]*\(on loan\)/u);
    expect((await send(path, [gull.sha], { headline: "Heron of our own again" })).status).toBe(303);
    expect(isShown(await text(`/story/${id}/heron-of-our-own-again`))).toBe(true);
    expect(isShown(await (await call(`${path}/preview`)).text())).toBe(true);

    // A source that lets its pictures go on: they leave as its own, with its name, and no further than its terms let them.
    const [policy, manners] = [
      { ...AGENCY_POLICY, api: "full", feed: "full" } as const,
      { ...AGENCY_MANNERS, pictures: "everywhere" } as const,
    ];
    await at.house.store.transact((tx) => putSource(at.house, tx, { name: "Pellam Agency", policy, manners }, true));
    await at.worker.drain();
    await expect.poll(() => text("/feed.xml").then(isShown)).toBe(true);
    const item =
      new RegExp(`<newsItem[^>]*${gull.sha}[\\s\\S]*?</newsItem>`, "u").exec(await text(`/api/v1/stories/${id}.newsml`))?.[0] ?? "";
    for (const part of ['<provider literal="Pellam Agency">', "Bo Lens/Pellam", "© 2026 Pellam Agency"])
      expect([part, item.includes(part)]).toEqual([part, true]);
    await gull.send({ usageterms: "NO USE IN JAPAN" });
    await expect.poll(() => text("/feed.xml").then(isShown)).toBe(false); // who reads a feed where is known to nobody
    const personal = await fetch(`${at.origin}/story/${id}/heron-of-our-own-again`);
    expect([personal.headers.get("cache-control"), isShown(await personal.text())]).toEqual(["no-store", true]);
    // A version that was copied in the moment of a kill would still have it: what is shown asks the loan itself.
    await at.house.store.db.updateTable("lent_picture").set({ bar: "killed" }).execute();
    const [late, own] = [await text(`/story/${id}/heron-of-our-own-again`), await fetch(`${at.origin}/picture/${gull.sha}/480.jpeg`)];
    expect([isShown(late), own.status]).toEqual([false, 200]); // its own story still shows it
  });

  test("goes at once, out of every way, with what became of its own story, the desk is told why, and the story stays", async () => {
    const { at, clock, desk, text, wire, publish, send, exits } = await start();
    const birds = await Promise.all([wire("gull"), wire("tern"), wire("rook"), wire("crow"), wire("swan"), wire("dove")]);
    const [gull, tern, rook, crow, swan, dove] = birds as unknown as readonly [Bird, Bird, Bird, Bird, Bird, Bird];
    const { path, id } = await publish(...birds.map(({ sha }) => sha));
    const page = `/story/${id}/heron-of-our-own`;
    const shown = async (exit = page): Promise<readonly boolean[]> => {
      const found = await text(exit);
      return birds.map(({ sha }) => found.includes(`/picture/${sha}/`));
    };
    const [yes, no] = [true, false];
    await expect.poll(() => shown()).toEqual([yes, yes, yes, yes, yes, yes]);
    clock.advance(MINUTE);
    await gull.send({}, { pubstatus: "canceled" });
    await expect.poll(() => shown()).toEqual([no, yes, yes, yes, yes, yes]);
    await tern.send({}, { embargoed: "2026-03-06T10:00:00Z" });
    await expect.poll(() => shown()).toEqual([no, no, yes, yes, yes, yes]);
    await rook.send({ usageterms: "For use with this story only." });
    await expect.poll(() => shown()).toEqual([no, no, no, yes, yes, yes]);
    await crow.order({ pubstatus: "withheld", version: "2", versioncreated: "2026-03-04T11:00:00Z" });
    await expect.poll(() => shown()).toEqual([no, no, no, no, yes, yes]);
    expect(await desk("/desk/pictures?from=wire&q=swan")).toContain(swan.sha);
    await swan.order({ pubstatus: "canceled", version: "2" });
    expect(await desk("/desk/pictures?from=wire&q=swan")).toContain("No picture has all of these words.");
    await expect.poll(() => shown()).toEqual([no, no, no, no, no, yes]);
    await dove.send(null);
    await expect.poll(() => shown()).toEqual([no, no, no, no, no, no]);
    for (const exit of exits(id))
      for (const { sha } of birds.slice(0, 1)) expect([exit, (await text(exit)).includes(sha)]).toEqual([exit, false]);
    expect(await text(page)).toContain("The heron came early.");

    const life = await desk(`/desk/story/${id}`);
    for (const part of [
      "The story that brought it, or the picture alone, was withdrawn for good.",
      "is held back or under embargo",
      "Its terms do not let it stand in any story but its own.",
      "Its source withholds it",
      "The story that brought it has other pictures now",
    ])
      expect([part, life.includes(part)]).toEqual([part, true]);
    expect(await desk("/desk/incoming")).toContain("A picture on loan has left it.");
    const refused = await send(
      path,
      birds.map(({ sha }) => sha),
    );
    const told = await refused.text();
    expect(refused.status).toBe(422);
    for (const part of ["A picture on loan may not be used.", "not in the library any more"])
      expect([part, told.includes(part)]).toEqual([part, true]);

    // What its source lets out again stands there again, of what was killed nothing.
    await crow.order({ pubstatus: "usable", version: "3", versioncreated: "2026-03-04T12:00:00Z" });
    await rook.send({ usageterms: "No cropping.", description_text: "The rook, put right." });
    clock.advance(2 * DAY);
    await at.worker.drain();
    await expect.poll(() => shown()).toEqual([no, yes, yes, yes, no, no]);
    expect(await text(page)).toContain("The rook, put right.");
    expect(await desk(`/desk/story/${id}`)).not.toContain("is held back or under embargo");
    expect((await fetch(`${at.origin}/picture/${rook.sha}/480-1x1.jpeg`)).status).toBe(404);

    // A profile that lets no picture out takes them from own stories too; one more carrier with stricter terms does so as well.
    const stricter = (pictures: "site" | "none") =>
      at.house.store.transact((tx) =>
        putSource(at.house, tx, { name: "Pellam Agency", policy: AGENCY_POLICY, manners: { ...AGENCY_MANNERS, pictures } }, true),
      );
    await stricter("none");
    await at.worker.drain();
    await expect.poll(() => shown()).toEqual([no, no, no, no, no, no]);
    await stricter("site");
    await at.worker.drain();
    await expect.poll(() => shown()).toEqual([no, yes, yes, yes, no, no]);
    const main = { type: "picture", description_text: "x", usageterms: "NO REUSE", renditions: { a: { href: "tern.jpg" } } };
    await at.take(ninjs({ uri: "urn:pellam:other", headline: "Other", associations: { main } }));
    await expect.poll(() => shown()).toEqual([no, no, yes, yes, no, no]);
  });

  test("is not lent against its rights, whatever a form says, nor without a description, nor to a source’s story", async () => {
    const { at, clock, call, desk, wire, begin, use, send, text } = await start();
    const [free, tied, late] = [await wire("free"), await wire("tied"), await wire("late")];
    await tied.send({ usageterms: "One-time use only." });
    await late.send({ usageterms: "No archiving." });
    const path = await begin();
    await call(path, { ...COPY, base: "0", do: "save" });
    const target = path.split("/").at(-1) ?? "";
    const chooser = await desk(`/desk/pictures?for=copy:${target}&from=wire`);
    expect(chooser).toContain("Its terms do not let it stand in any story but its own.");
    expect(chooser).toContain("It may stand in stories of your own, until 5 March, 10:00");
    expect(chooser).not.toContain(`name="sha" value="${tied.sha}"`);
    const lied = await use(path, tied.sha);
    expect([lied.status, (await lied.text()).includes("Its terms do not let it")]).toEqual([409, true]);
    await free.send({ byline: "Bo Lens/Pellam, for use with this story only" });
    expect((await use(path, free.sha)).status).toBe(409);
    await free.send({});
    for (const sha of [tied.sha, free.sha]) expect((await send(path, [sha])).status).toBe(422); // nobody lent either of them
    expect((await send(path, [], { body: `Text.\n\n![${tied.sha}]` })).status).toBe(422);
    expect((await call("/desk/pictures/use", { for: `copy:${target}`, sha: free.sha })).headers.get("location")).toContain("needs=alt");
    expect((await use(path, free.sha, { for: `story:${free.id}` })).status).toBe(409);
    expect((await use(path, "0".repeat(64))).status).toBe(404);
    const una = await at.member("una");
    const asUna = { method: "POST", headers: { "sec-fetch-site": "same-origin", authorization: `Bearer ${una.token}` } };
    expect(
      (await fetch(`${at.origin}/desk/pictures/use`, { ...asUna, body: new URLSearchParams({ for: "new", sha: free.sha }) })).status,
    ).toBe(403);
    expect((await call("/desk/pictures/use", { for: "new", sha: free.sha, alt: "" })).headers.get("location")).toContain("needs=alt");
    const begun = await call("/desk/pictures/use", { for: "new", sha: free.sha, alt: "A free bird." });
    expect(await desk(begun.headers.get("location") ?? "")).toContain("It may stand in stories of your own");
    expect((await use(path, late.sha)).status).toBe(303);
    expect((await send(path, [late.sha])).status).toBe(303);
    const id = /\/story\/([0-9a-z]+)\/heron-of/u.exec(await text("/section/harbour"))?.[1] ?? "";
    expect(await text(`/story/${id}/heron-of-our-own`)).toContain(late.sha);
    clock.advance(DAY + HOUR); // no job has run: its rights end at that instant
    expect(await text(`/story/${id}/heron-of-our-own`)).not.toContain(late.sha);
    expect((await send(path, [late.sha])).status).toBe(422);
    const choices = (await (await call("/desk/pictures/choices?from=wire")).json()) as { pictures: { sha: string; lack: string | null }[] };
    expect(choices.pictures.find(({ sha }) => sha === tied.sha)?.lack).toBe("terms");

    // Sent in the very moment of the kill: whichever comes first, readers have nothing of it.
    for (const [word, kill] of [
      ["first", (bird: Bird) => bird.send({}, { pubstatus: "canceled" })],
      ["second", (bird: Bird) => bird.order({ pubstatus: "canceled", version: "2" })],
      ["third", (bird: Bird) => bird.order({ pubstatus: "withheld", version: "2" })],
    ] as const) {
      const bird = await wire(word);
      const here = await begin();
      await call(here, { ...COPY, base: "0", do: "save" });
      await use(here, bird.sha);
      const [sent] = await Promise.all([send(here, [bird.sha], { headline: `Heron ${word}` }), kill(bird)]);
      expect([word, [303, 422].includes(sent.status)]).toEqual([word, true]);
      await expect.poll(() => fetch(`${at.origin}/picture/${bird.sha}/480.jpeg`).then(({ status }) => status)).not.toBe(200);
      const standing = /\/story\/([0-9a-z]+)\/heron-(?:first|second|third)/gu;
      for (const [, each] of (await text("/section/harbour")).matchAll(standing))
        expect([word, (await text(`/story/${each}/x`)).includes(bird.sha)]).toEqual([word, false]);
    }
  });
});

type Bird = {
  readonly sha: string;
  readonly id: string;
  readonly send: (picture?: Record<string, unknown> | null, story?: Record<string, unknown>) => Promise<string>;
  readonly order: (fields: Record<string, unknown>) => Promise<string>;
};
