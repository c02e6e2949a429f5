import { mkdtemp, readdir, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { openWorker } from "#jobs";
import { sha256, system } from "#kit";
import { openFiles } from "#outside";
import { handleStoryJobs, listStories, putSource, storyPage } from "#stories";
import { eachDialect, type TestHouse } from "../store/testing/index.ts";
import { keepPictureFile } from "./keep-picture-file.ts";
import { takeItem } from "./take-item.ts";

type Fields = Readonly<Record<string, unknown>>;

const picture = (fields: Fields = {}): Fields => ({
  type: "picture",
  uri: "urn:halyard:picture:1",
  description_text: "The mayor and the gull",
  creditline: "Una Tarn",
  renditions: { main: { href: "gull.png", mimetype: "image/png", width: 40, height: 30 } },
  ...fields,
});

const story = (fields: Fields = {}): Fields => ({
  uri: "urn:halyard:gull",
  version: "1",
  type: "text",
  versioncreated: "2026-03-04T10:00:00Z",
  provider: "HALYARD",
  headline: "Gull on hat",
  body_html: "<p>It sat.</p>",
  associations: { main: picture() },
  ...fields,
});

const killed = { pubstatus: "canceled", version: "2", provider: "HALYARD" };

eachDialect("a picture that its source kills", (open) => {
  const begin = async () => {
    const opened = await open();
    const folder = await mkdtemp(join(tmpdir(), "townwire-kill-"));
    const house = { ...opened, files: openFiles(join(folder, "files")), madeFolder: join(folder, "made") };
    await house.store.transact((tx) => putSource(house, tx, { name: "Halyard", matches: ["HALYARD"] }, true));
    await house.store.transact((tx) => putSource(house, tx, { name: "Pellam", matches: ["PELLAM"] }, true));
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#876" } })
      .png()
      .toBuffer();
    const keep = () => keepPictureFile(house, bytes, "gull.png");
    const take = async (fields: Fields) => {
      const document = { bytes: Buffer.from(JSON.stringify(fields)), fileName: "f", channel: "folder", sourceHint: null } as const;
      const [line] = await takeItem(house, system, document);
      return { outcome: line?.outcome, story: line?.story ?? "" };
    };
    const seen = async (house_: TestHouse, id: string) => {
      const page = await storyPage(house_, id);
      return page.kind === "public" ? { text: page.shown.blocks?.length, pictures: page.pictures.map((each) => each.caption) } : page.kind;
    };
    return { house, bytes, sha: sha256(bytes), keep, take, seen };
  };

  test("goes from every story and every version, whoever sent it, with its caption and its files; the stories keep their text", async () => {
    const { house, sha, keep, take, seen } = await begin();
    await keep();
    const own = await take(story());
    await take(story({ version: "2", body_html: "<p>It sat long.</p>" }));
    const other = await take(story({ uri: "urn:pellam:hat", provider: "PELLAM" }));
    expect(await seen(house, other.story)).toEqual({ text: 1, pictures: ["The mayor and the gull"] });
    await mkdir(house.madeFolder, { recursive: true });
    for (const name of [`${sha}-320.webp`, `${sha}-320.jpg`]) await writeFile(join(house.madeFolder, name), "made");

    expect((await take(picture(killed))).outcome).toBe("killed");
    for (const id of [own.story, other.story]) expect(await seen(house, id)).toEqual({ text: 1, pictures: [] });
    expect((await listStories(house, {}, undefined, 5)).stories.map((each) => each.picture)).toEqual([null, null]);
    const rows = await house.store.db.selectFrom("revision_picture").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("The mayor and the gull");

    const worker = openWorker(house);
    handleStoryJobs(house, worker, { ...house, settledAfter: () => {}, writeTombstone: async () => {} });
    await worker.drain();
    expect(await house.files.read(sha)).toBeNull();
    expect(await readdir(house.madeFolder)).toEqual([]);
    expect(await keep()).toEqual({ ok: false, problem: "killed" });
    await take(story({ version: "3", body_html: "<p>Again.</p>" }));
    expect(await seen(house, own.story)).toEqual({ text: 1, pictures: [] });
    const entries = await house.store.db.selectFrom("ledger_entry").select("target").where("kind", "=", "withdrawal").execute();
    expect(entries.map((entry) => entry.target)).toContain(`picture:${sha.slice(0, 12)}`);
  });

  test("stays away when the kill comes first, by its own name or by its file’s", async () => {
    const { house, keep, take, seen } = await begin();
    await take(picture(killed));
    await keep();
    expect(await seen(house, (await take(story())).story)).toEqual({ text: 1, pictures: [] });
    const unnamed = story({ uri: "urn:halyard:two", associations: { main: picture({ uri: undefined }) } });
    expect(await seen(house, (await take(unnamed)).story)).toEqual({ text: 1, pictures: [] });
    const bare = { uri: "urn:halyard:picture:7", pubstatus: "canceled", version: "2", provider: "HALYARD" };
    await take(bare);
    const third = story({ uri: "urn:halyard:three", associations: { main: picture({ uri: "urn:halyard:picture:7" }) } });
    expect(await seen(house, (await take(third)).story)).toEqual({ text: 1, pictures: [] });
  });

  test("waits while its own item is withheld or under embargo, also in stories that come meanwhile, and comes back whole", async () => {
    const { house, sha, keep, take, seen } = await begin();
    await keep();
    const own = await take(story());
    const other = await take(story({ uri: "urn:pellam:hat", provider: "PELLAM" }));
    await take(picture({ pubstatus: "withheld", version: "2", versioncreated: "2026-03-04T11:00:00Z", provider: "HALYARD" }));
    expect(await seen(house, own.story)).toEqual({ text: 1, pictures: [] });
    expect(await seen(house, other.story)).toEqual({ text: 1, pictures: ["The mayor and the gull"] });
    const later = await take(story({ uri: "urn:halyard:later" }));
    expect(await seen(house, later.story)).toEqual({ text: 1, pictures: [] });
    const faces = async () => (await listStories(house, {}, undefined, 5)).stories.map((each) => each.picture !== null);
    expect((await faces()).filter(Boolean)).toHaveLength(1);

    await take(picture({ version: "1", versioncreated: "2026-03-04T10:30:00Z", provider: "HALYARD" })); // late: lower than the hold
    expect(await seen(house, own.story)).toEqual({ text: 1, pictures: [] });
    await take(picture({ version: "3", versioncreated: "2026-03-04T12:00:00Z", provider: "HALYARD" }));
    for (const id of [own.story, later.story]) expect(await seen(house, id)).toEqual({ text: 1, pictures: ["The mayor and the gull"] });
    expect(await faces()).toEqual([true, true, true]);
    expect(await house.store.db.selectFrom("picture_hold").select("id").execute()).toEqual([]);

    await take(picture({ version: "4", embargoed: "2026-03-09T12:00:00Z", versioncreated: "2026-03-04T13:00:00Z", provider: "HALYARD" }));
    expect(await seen(house, own.story)).toEqual({ text: 1, pictures: [] });
    expect(await house.files.read(sha)).not.toBeNull();
    house.clock.set("2026-03-09T12:00:01.000Z");
    const worker = openWorker(house);
    handleStoryJobs(house, worker, { ...house, settledAfter: () => {}, writeTombstone: async () => {} });
    await worker.drain();
    expect(await seen(house, own.story)).toEqual({ text: 1, pictures: ["The mayor and the gull"] });
  });

  test("is killed by its place in a story’s new version, too; another source’s order does not touch it", async () => {
    const { house, keep, take, seen } = await begin();
    await keep();
    const own = await take(story());
    await take({ ...picture(killed), provider: "PELLAM" });
    expect(await seen(house, own.story)).toEqual({ text: 1, pictures: ["The mayor and the gull"] });
    const update = await take(story({ version: "2", associations: { main: picture({ pubstatus: "canceled" }) } }));
    expect(update.outcome).toBe("updated");
    expect(await seen(house, own.story)).toEqual({ text: 1, pictures: [] });
    const rows = await house.store.db.selectFrom("revision_picture").select(["caption", "sha"]).execute();
    expect(rows.every((row) => row.caption === "" && row.sha === null)).toBe(true);
  });
});
