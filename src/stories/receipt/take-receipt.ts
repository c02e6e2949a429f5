import { later, type Lang, SECOND } from "#kit";
import { appendLedger } from "#ledger";
import { type Path, paths } from "#paths";
import type { House } from "#store";
import { readSite } from "../site.ts";
import { versionTexts } from "../story-subject.ts";
import { type Placed, storyAddresses } from "./addresses.ts";
import type { Address, ExitLine, ExitSource, KnownPlaces } from "./exit.ts";
import { askAgain } from "./plan-receipt.ts";
import { bare, sentencesOf } from "./words-left.ts";

/** Asks this site itself, as a reader of a language does. */
export type AskSite = (path: Path, lang: Lang | null) => Promise<Response>;

export type ReceiptHouse = House & {
  readonly origin: string;
  readonly ask: AskSite;
  /** What other rooms know of a story's exits. */
  readonly exits: readonly ExitSource[];
};

/** When an address still answers, all are asked again after so long. */
const AGAIN_MS = [5 * SECOND, 15 * SECOND, 40 * SECOND] as const;
const OTHERS_LOOKED_AT = 300;
const SEARCHED_WORDS = 3;

type Withdrawn = {
  readonly id: string;
  readonly shortId: string;
  readonly placed: Placed;
  readonly sentences: readonly string[];
};

/** Sentences of the story that no other story that readers have says too, such as the text that a source sent in its place. */
const onlyIts = async (house: House, sentences: readonly string[]): Promise<readonly string[]> => {
  const others = await house.store.db
    .selectFrom("story")
    .select(["headline", "deck", "excerpt"])
    .where("state", "=", "published")
    .orderBy("updated_at", "desc")
    .limit(OTHERS_LOOKED_AT)
    .execute();
  const said = others.map((other) => bare(`${other.headline} ${other.deck} ${other.excerpt}`));
  return [...new Set(sentences)].filter((sentence) => !said.some((text) => text.includes(sentence)));
};

const withdrawnStory = async (house: ReceiptHouse, storyId: string, known: KnownPlaces): Promise<Withdrawn | null> => {
  const { db } = house.store;
  const story = await db
    .selectFrom("story")
    .innerJoin("source", "source.id", "story.source_id")
    .select(["story.id", "story.short_id", "story.state", "story.section", "story.published_at", "source.slug as source"])
    .where("story.id", "=", storyId)
    .executeTakeFirst();
  if (story?.state !== "killed") return null;
  const versions = await db
    .selectFrom("revision")
    .select(["id", "headline", "deck"])
    .where("story_id", "=", story.id)
    .where("shown_at", "is not", null)
    .execute();
  const shas = await db
    .selectFrom("revision_picture")
    .innerJoin("revision", "revision.id", "revision_picture.revision_id")
    .select("revision_picture.sha")
    .distinct()
    .where("revision.story_id", "=", story.id)
    .where("revision_picture.sha", "is not", null)
    .where("revision_picture.sha", "not in", (eb) =>
      eb
        .selectFrom("revision_picture as shown")
        .innerJoin("story as other", "other.revision_id", "shown.revision_id")
        .select("shown.sha")
        .where("other.state", "=", "published")
        .where("shown.sha", "is not", null),
    )
    .execute();
  const headline = versions.at(-1)?.headline ?? "";
  const words = headline.split(/\s+/u).slice(0, SEARCHED_WORDS).join(" ");
  const texts = await versionTexts(
    db,
    story.id,
    versions.map(({ id }) => id),
  );
  const sentences = versions.flatMap((row) => sentencesOf({ ...row, paragraphs: texts.get(row.id) ?? [] }));
  return {
    id: story.id,
    shortId: story.short_id,
    sentences: await onlyIts(house, sentences),
    placed: {
      ...known,
      shas: shas.flatMap(({ sha }) => sha ?? []),
      origin: house.origin,
      shortId: story.short_id,
      section: story.section,
      source: story.source,
      month: story.published_at?.slice(0, 7) ?? null,
      words: words === "" ? null : words,
    },
  };
};

const isGone = (status: number): boolean => status === 404 || status === 410;

/** What one address answers a reader of each of the site's languages; the worst of them. */
const askOne = async (house: ReceiptHouse, story: Withdrawn, langs: readonly (Lang | null)[], address: Address): Promise<ExitLine> => {
  const { exit, path, must } = address;
  let status = 0;
  for (const lang of langs) {
    const answer = await house.ask(path, lang);
    ({ status } = answer);
    const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream") === true;
    if (isStream || status === 429 || status >= 500) {
      await answer.body?.cancel();
      return { exit, path, status, found: isStream ? "still" : "other" };
    }
    const text = await answer.text();
    const isLeak = must === "gone" ? !isGone(status) : false;
    const said = bare(text);
    if (isLeak || story.sentences.some((sentence) => said.includes(sentence))) return { exit, path, status, found: "still" };
  }
  return { exit, path, status, found: "down" };
};

const isForPeople = ({ path }: Address): boolean => !/^\/(?:api|picture)\/|\.(?:xml|json)$/u.test(path);

/** The slug and the words searched for are part of what was withdrawn, and who wrote under it may leave: the receipt shows that these were asked, not what they were. */
const shown = (line: ExitLine, { slug, shortId: id }: Placed): ExitLine => {
  if (line.exit === "search") return { ...line, path: paths.search("…") };
  if (line.path.startsWith("/@")) return { ...line, path: paths.profile("…") };
  return slug !== null && line.path === paths.story({ id, slug }) ? { ...line, path: paths.story({ id, slug: "…" }) } : line;
};

/** Asks every address of a withdrawn story and writes down what it answered; where one still answers, all are asked again a little later. */
export const takeReceipt = async (house: ReceiptHouse, receiptId: string): Promise<void> => {
  const { db } = house.store;
  const receipt = await db.selectFrom("kill_receipt").selectAll().where("id", "=", receiptId).executeTakeFirst();
  if (receipt === undefined || receipt.settled_at !== null) return;
  const story = await withdrawnStory(house, receipt.story_id, JSON.parse(receipt.known) as KnownPlaces);
  if (story === null) {
    await db.deleteFrom("kill_receipt").where("id", "=", receiptId).where("checked_at", "is", null).execute();
    return;
  }
  const more: Awaited<ReturnType<ExitSource>>[] = [];
  for (const source of house.exits) more.push(await source(house, story));
  const site = await readSite(house.store);
  const langs: readonly Lang[] = site.langs.length === 0 ? [site.lang] : site.langs;
  const lines: ExitLine[] = [];
  for (const address of [...storyAddresses(story.placed), ...more.flatMap(({ addresses }) => addresses)])
    lines.push(shown(await askOne(house, story, isForPeople(address) ? langs : [null], address), story.placed));
  const isDown = lines.every(({ found }) => found === "down");
  const wait = AGAIN_MS[receipt.tries];
  const isSettled = isDown || wait === undefined;
  const now = house.clock.now();
  await house.store.transact(async (tx) => {
    const written = await tx
      .updateTable("kill_receipt")
      .set({
        tries: receipt.tries + 1,
        checked_at: now,
        is_down: isDown ? 1 : 0,
        lines: JSON.stringify(lines),
        carried: JSON.stringify(more.flatMap(({ carried }) => carried)),
        ...(isSettled ? { settled_at: now, known: "{}" } : {}),
      })
      .where("id", "=", receiptId)
      .where("settled_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (written === undefined) return;
    if (!isSettled) return askAgain(house, tx, receiptId, later(now, wait));
    await appendLedger(house, tx, {
      kind: "exits",
      target: `story:${story.shortId}`,
      ground: isDown ? "all-down" : "not-down",
      rule: null,
      decidedBy: "rule",
      details: { addresses: lines.length, down: lines.filter(({ found }) => found === "down").length },
    });
  });
};
