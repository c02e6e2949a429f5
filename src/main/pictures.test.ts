import { readdir } from "node:fs/promises";
import { join } from "node:path";
import ExifReader from "exifreader";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, newSecret, steppingClock } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

const COPY = {
  headline: "Heron builds on the town hall",
  authors: "Ida Corran",
  section: "harbour",
  lang: "en",
  body: "The heron came early.",
};

const FACTS = { caption: "A heron above the tide clock.", credit: "Picture: Una Tarn" };

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="${FACTS.credit}"
  photoshop:DateCreated="2026-03-01"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${FACTS.caption}</rdf:li></rdf:Alt></dc:description>
  <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 Una Tarn</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>`;

/** A photograph that says where it was taken and whose it is. */
const photograph = (color = "#467", size = { width: 1_600, height: 1_200 }): Promise<Buffer> =>
  sharp({ create: { ...size, channels: 3, background: color } })
    .withExif({ IFD0: { Artist: "Una Tarn" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "54/1 30/1 0/1" } })
    .withXmp(XMP)
    .jpeg()
    .toBuffer();

eachDialect("the newsroom's pictures", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  const start = async () => {
    const { store, folder } = await open();
    const clock = steppingClock("2026-03-04T10:00:00.000Z");
    const data = join(folder, newSecret().slice(0, 8));
    const at = await openTestSite(store, data, clock);
    site = at;
    const ida = await at.member("ida", "editor");
    const headers = { "sec-fetch-site": "same-origin", authorization: `Bearer ${ida.token}` };
    const call = (path: string, fields?: Record<string, string>): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        redirect: "manual",
        headers,
        ...(fields === undefined ? {} : { method: "POST", body: new URLSearchParams(fields) }),
      });
    const upload = async (files: readonly (readonly [name: string, bytes: Uint8Array])[], token = ida.token): Promise<Response> => {
      const body = new FormData();
      for (const [name, bytes] of files) body.append("picture", new Blob([Uint8Array.from(bytes)], { type: "image/jpeg" }), name);
      return fetch(`${at.origin}/desk/pictures`, {
        method: "POST",
        body,
        redirect: "manual",
        headers: { "sec-fetch-site": "same-origin", authorization: `Bearer ${token}` },
      });
    };
    const add = async (bytes: Uint8Array): Promise<string> =>
      /\/desk\/pictures\/([0-9a-f]{64})/u.exec((await upload([["x.jpg", bytes]])).headers.get("location") ?? "")?.[1] ?? "";
    const text = async (path: string): Promise<string> => (await fetch(`${at.origin}${path}`)).text();
    const desk = async (path: string): Promise<string> => (await call(path)).text();
    const bytesOf = async (path: string): Promise<Buffer> => Buffer.from(await (await fetch(`${at.origin}${path}`)).arrayBuffer());
    const status = async (path: string): Promise<number> => (await fetch(`${at.origin}${path}`)).status;
    const baseOf = async (path: string): Promise<string> => /name="base" value="(\d+)"/u.exec(await desk(path))?.[1] ?? "";
    const describe = (sha: string, more: Record<string, string> = {}): Promise<Response> =>
      call(`/desk/pictures/${sha}`, { do: "save", alt: "A heron on a clock.", caption: FACTS.caption, credit: FACTS.credit, ...more });
    const publish = async (sha: string) => {
      const path = (await call("/desk/write", {})).headers.get("location") ?? "";
      await call(path, { ...COPY, base: "0", do: "save" });
      await call("/desk/pictures/use", { for: `copy:${path.split("/").at(-1)}`, sha });
      const sent = await call(path, { ...COPY, pictures: sha, base: await baseOf(path), do: "publish" });
      expect(sent.headers.get("location")).toBe(`${path}?done=sent`);
      return { path, id: /\/story\/([0-9a-z]+)\/heron/u.exec(await text("/"))?.[1] ?? "" };
    };
    return { at, clock, data, call, upload, add, text, desk, bytesOf, status, baseOf, describe, publish };
  };

  test("a picture is brought in by what its bytes are, tells what its file said, and no longer where it was taken", async () => {
    const { add, upload, desk, call, status, at } = await start();
    const bytes = await photograph();
    expect(ExifReader.load(Uint8Array.from(bytes).buffer, { expanded: true }).gps?.Latitude).toBe(54.5);
    const sha = await add(bytes);
    const page = await desk(`/desk/pictures/${sha}`);
    for (const part of ["A heron above the tide clock.", "Picture: Una Tarn", "© 2026 Una Tarn", "2026-03-01", "It stands in no story."])
      expect([part, page.includes(part)]).toEqual([part, true]);
    expect(await status(`/picture/${sha}/480.jpeg`)).toBe(404); // nobody's yet but the desk's
    const shown = await call(`/picture/${sha}/480.jpeg`);
    expect([shown.status, shown.headers.get("cache-control")]).toEqual([200, "private, no-cache"]);
    const kept = (await at.house.files.read(sha)) ?? Buffer.alloc(0);
    const { exif, xmp, iptc } = await sharp(kept).metadata();
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    expect(await add(bytes)).toBe(sha); // the same again is the one that is there

    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>');
    const png = await sharp({ create: { width: 40, height: 30, channels: 4, background: "#00000000" } })
      .png()
      .toBuffer();
    const mixed = await upload([
      ["drawing.jpg", svg],
      ["torn.jpg", bytes.subarray(0, 3_000)],
      ["clear.jpg", png],
    ]);
    const answer = await mixed.text();
    expect(mixed.status).toBe(422);
    for (const part of ["This is no picture that we can show", "The file is damaged", "1 picture was added."])
      expect([part, answer.includes(part)]).toEqual([part, true]);
    expect((await upload([])).status).toBe(422);
    const una = await at.member("una");
    expect((await upload([["x.jpg", bytes]], una.token)).status).toBe(403);
    expect((await fetch(`${at.origin}/desk/pictures/choices`)).status).toBe(403);
  });

  test("a form of pictures larger than any other form's is read of editors alone", async () => {
    const { upload, at } = await start();
    const noise = Buffer.alloc(400_000, "x");
    expect((await upload([["x.jpg", noise]])).status).toBe(422);
    expect((await upload([["x.jpg", noise]], (await at.member("una")).token)).status).toBe(413);
  });

  test("a picture needs a description before it stands in a story, and then goes wherever the story goes, with its rights in it", async () => {
    const { add, call, desk, describe, publish, text, bytesOf, baseOf, at } = await start();
    const sha = await add(await photograph());
    const path = (await call("/desk/write", {})).headers.get("location") ?? "";
    const target = `copy:${path.split("/").at(-1)}`;
    const choosing = await call(path, { ...COPY, base: "0", do: "choose" });
    expect(choosing.headers.get("location")).toBe(`/desk/pictures?for=${encodeURIComponent(target)}`);
    expect(await desk(`/desk/pictures?for=${target}`)).toContain("Needs a description");
    expect((await call("/desk/pictures/use", { for: target, sha })).headers.get("location")).toContain("needs=alt");
    const unready = await call(path, { ...COPY, pictures: sha, base: await baseOf(path), do: "publish" });
    expect([unready.status, (await unready.text()).includes("has no description")]).toEqual([422, true]);
    expect((await describe(sha)).headers.get("location")).toContain("done=saved");
    const { id } = await publish(sha);
    const page = await text(`/story/${id}/x`);
    for (const part of [`/picture/${sha}/`, 'alt="A heron on a clock."', FACTS.caption, "Picture: Una Tarn"])
      expect([part, page.includes(part)]).toEqual([part, true]);
    expect(await text("/")).toContain(`/picture/${sha}/`);
    const { iptc } = ExifReader.load(Uint8Array.from(await bytesOf(`/picture/${sha}/480.jpeg`)).buffer, { expanded: true });
    expect([iptc?.["Credit"], iptc?.["Source"]].map((tag) => (tag as { description: string }).description)).toEqual([
      "Picture: Una Tarn",
      "Saltby Courier",
    ]);
    expect(await desk(`/desk/pictures/${sha}`)).toContain("Heron builds on the town hall");
    expect((await describe(sha, { alt: "" })).status).toBe(422); // it stands in a story
    const choices = (await (await call("/desk/pictures/choices?q=tide+clock")).json()) as {
      pictures: { sha: string; lack: string | null }[];
    };
    expect(choices.pictures.map((each) => [each.sha, each.lack])).toEqual([[sha, null]]);
    expect(await desk("/desk/pictures?q=pelican")).toContain("No picture has all of these words.");
    expect(await text("/search?q=tide+clock")).not.toContain(sha);
    expect(await at.house.store.db.selectFrom("library_picture").select("sha").execute()).toHaveLength(1);
  });

  test("a picture is cut for the front page and for cards, and whole again when the cut is taken away", async () => {
    const { add, call, describe, publish, text, bytesOf, status } = await start();
    const sha = await add(await photograph());
    await describe(sha);
    const { id } = await publish(sha);
    const cuts = { "focus-x": "50", "focus-y": "40", "16x9-left": "10", "16x9-top": "20,5", "16x9-width": "60" };
    const empty = { "4x3-left": "", "4x3-top": "", "4x3-width": "", "1x1-left": "", "1x1-top": "", "1x1-width": "" };
    expect(await text("/")).not.toContain("16x9");
    expect((await call(`/desk/pictures/${sha}`, { ...cuts, ...empty, "16x9-width": "", do: "cut" })).status).toBe(422);
    expect((await call(`/desk/pictures/${sha}`, { ...cuts, ...empty, do: "cut" })).status).toBe(303);
    await expect.poll(() => text("/")).toContain(`/picture/${sha}/960-16x9.webp`);
    const page = await text(`/story/${id}/x`);
    expect([page.includes(`content="http`) && /og:image" content="[^"]*960-16x9\.jpeg"/u.test(page)]).toEqual([true]);
    const { width, height } = await sharp(await bytesOf(`/picture/${sha}/960-16x9.webp`)).metadata();
    expect([width, height]).toEqual([960, 540]);
    const before = await fetch(/og:image" content="([^"]*)"/u.exec(page)?.[1] ?? "");
    expect([before.status, before.headers.get("etag")]).toEqual([200, expect.any(String)]);
    await call(`/desk/pictures/${sha}`, { ...cuts, ...empty, "16x9-left": "40", do: "cut" });
    const after = await fetch(before.url);
    expect(after.headers.get("etag")).not.toBe(before.headers.get("etag"));
    await call(`/desk/pictures/${sha}`, { ...cuts, ...empty, do: "propose" });
    expect(await status(`/picture/${sha}/480-1x1.jpeg`)).toBe(200);
    await call(`/desk/pictures/${sha}`, { ...cuts, ...empty, do: "uncut" });
    await expect.poll(() => text("/")).not.toContain("16x9");
    await call(`/desk/pictures/${sha}`, { ...cuts, ...empty, do: "cut" });
    await describe(sha, { usageTerms: "No cropping." });
    await expect.poll(() => text("/")).not.toContain("16x9");
    expect([await status(`/picture/${sha}/480-16x9.jpeg`), await status(`/picture/${sha}/480.jpeg`)]).toEqual([404, 200]);
  });

  test("an agency's story keeps the picture that the desk put into it over its next version", async () => {
    const { at, add, call, describe, text, desk, clock } = await start();
    const sha = await add(await photograph());
    await describe(sha);
    const id = await at.take(ninjs());
    expect(await desk(`/desk/story/${id}`)).toContain("Choose from the library");
    expect((await call("/desk/pictures/use", { for: `story:${id}`, sha })).headers.get("location")).toBe(`/desk/story/${id}`);
    expect(await text(`/story/${id}/x`)).toContain(`/picture/${sha}/`);
    clock.advance(MINUTE);
    await at.take(ninjs({ version: "2", versioncreated: "2026-03-04T10:00:30Z", body_html: "<p>The gull left after five minutes.</p>" }));
    await expect.poll(() => text(`/story/${id}/x`)).toContain("five minutes");
    expect(await text(`/story/${id}/x`)).toContain(`/picture/${sha}/`);
    expect((await call("/desk/pictures/use", { for: `story:${id}`, sha, do: "take-off" })).status).toBe(303);
    await expect.poll(() => text(`/story/${id}/x`)).not.toContain(`/picture/${sha}/`);
  });

  test("its own rights hold at once wherever it stands: terms nobody has read, and a day it may be shown until", async () => {
    const { at, add, describe, publish, text, status, clock } = await start();
    const sha = await add(await photograph());
    await describe(sha);
    const { id } = await publish(sha);
    await describe(sha, { usageTerms: "NOT FOR TABLETS" });
    await expect.poll(() => text(`/story/${id}/x`)).not.toContain(`/picture/${sha}/`);
    await describe(sha, { usageTerms: "NOT FOR TABLETS", read: "1" });
    await expect.poll(() => text(`/story/${id}/x`)).toContain(`/picture/${sha}/`);
    expect((await describe(sha, { until: "soon" })).status).toBe(422);
    await describe(sha, { until: "2026-03-05" });
    await expect.poll(() => text(`/story/${id}/x`)).toContain(`/picture/${sha}/`);
    clock.advance(2 * DAY);
    await at.worker.drain();
    await expect.poll(() => text(`/story/${id}/x`)).not.toContain(`/picture/${sha}/`);
    expect(await status(`/picture/${sha}/480.jpeg`)).toBe(410);
  });

  test("a withdrawn picture leaves every story, cut, list and search with its file, and stays away", async () => {
    const { at, data, add, upload, call, desk, describe, publish, text, status, clock, baseOf } = await start();
    const bytes = await photograph();
    const sha = await add(bytes);
    await describe(sha);
    const { id, path } = await publish(sha);
    const wire = await at.take(ninjs());
    await call("/desk/pictures/use", { for: `story:${wire}`, sha });
    await call(`/desk/pictures/${sha}`, { "focus-x": "50", "focus-y": "50", do: "propose" });
    const files = ["480.webp", "480.jpeg", "480-16x9.webp", "480-4x3.jpeg", "480-1x1.webp"].map((file) => `/picture/${sha}/${file}`);
    for (const file of files) expect([file, await status(file)]).toEqual([file, 200]);
    expect(await call(`/desk/pictures/${sha}`, { do: "withdraw" }).then((answer) => answer.status)).toBe(422);
    expect(await call(`/desk/pictures/${sha}`, { do: "withdraw", sure: "1" }).then((answer) => answer.status)).toBe(303);
    await at.worker.drain();
    for (const file of files) {
      expect([file, await status(file)]).toEqual([file, 410]);
      expect([file, (await call(file)).status]).toEqual([file, 410]);
    }
    for (const page of ["/", `/story/${id}/x`, `/story/${wire}/x`, "/feed.xml", `/api/v1/stories/${id}`]) {
      await expect.poll(() => text(page)).not.toContain(sha);
      expect([page, (await text(page)).includes("tide clock")]).toEqual([page, false]);
    }
    expect(await desk("/desk/pictures?q=tide+clock")).not.toContain(sha);
    expect((await call(`/desk/pictures/${sha}`)).status).toBe(404);
    expect(await at.house.files.read(sha)).toBeNull();
    expect((await readdir(join(data, "made")).catch(() => [])).filter((name) => name.startsWith(sha))).toEqual([]);
    const again = await upload([["again.jpg", bytes]]);
    expect([again.status, (await again.text()).includes("withdrawn for good")]).toEqual([422, true]);
    clock.advance(HOUR);
    const sent = await call(path, { ...COPY, pictures: sha, base: await baseOf(path), do: "publish" });
    expect([sent.status, (await sent.text()).includes("not in the library any more")]).toEqual([422, true]);
    expect(await text("/ledger?as=file")).toContain(`picture:${sha.slice(0, 12)}`);
  });
});
