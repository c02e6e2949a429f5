import { type Context, Hono } from "hono";
import { excerptOf, type Instant, instantIn, isEditor, localTime } from "#kit";
import { paths, routes, withQuery } from "#paths";
import { LIST_EXCERPT } from "../story.ts";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv, type Tab, troublePage } from "#ui";
import { paragraphsOf } from "../block.ts";
import { editStory } from "../edit-story.ts";
import { storyPageOf } from "../pages/story-page.tsx";
import { beginCombined } from "../combined/begin-combined.ts";
import { notTogetherPage } from "../combined/pages/not-together-page.tsx";
import { needsLook } from "../combined/pages/parts-panel.tsx";
import { partsOf } from "../combined/part.ts";
import { changePart } from "../combined/part-acts.ts";
import { chosenPictures } from "../library/chosen-pictures.ts";
import { addTopic } from "../topics/add-topic.ts";
import { catalogueOf } from "../topics/catalogue-of.ts";
import { findTopics } from "../topics/find-topics.ts";
import { type Copy, copyIn, NO_COPY, picturesListed, withPictures } from "./copy.ts";
import { dropLayer, type LayerProblem, mergeUpdate, overStory, sendLayer, startLayer } from "./layer.ts";
import { type ManuscriptProblem, openManuscript, readManuscript, saveManuscript, startManuscript, takeOver } from "./manuscript.ts";
import { listManuscripts, manuscriptVersions } from "./manuscript-list.ts";
import { type Asked, type ManuscriptPage, manuscriptPage, NOTHING_ASKED, signedOutPage } from "./pages/manuscript-page.tsx";
import { OtherLooks } from "./pages/other-looks.tsx";
import { versionsPage } from "./pages/versions-page.tsx";
import { writingListPage } from "./pages/writing-list-page.tsx";
import { ownWords } from "./own-words.ts";
import { previewOf } from "./preview-of.ts";
import { sendManuscript } from "./send-manuscript.ts";
import { wordsOf } from "./words/index.ts";

export type WritingHouse = House & { readonly deskTabs: (frame: Frame, current: string) => readonly Tab[] };

const NO_STORE = { "cache-control": "no-store" } as const;
const layerStatus = (problem: LayerProblem): 403 | 404 | 409 | 410 | 422 =>
  problem === "killed"
    ? 410
    : problem === "no-headline" || problem === "no-text"
      ? 422
      : problem in STATUS
        ? STATUS[problem as ManuscriptProblem]
        : 409;
const STATUS: Readonly<Record<ManuscriptProblem, 403 | 404 | 409 | 410 | 422>> = {
  ...{ "not-allowed": 403, none: 404, withdrawn: 410, others: 409, long: 422 },
};

/** How a button saves what was typed before it does what it says. */
const AS: Readonly<Record<string, "mine" | "kept">> = { mine: "mine", preview: "kept" };

type Form = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const askedIn = (form: Form): Asked => ({ at: text(form["at"]), note: text(form["note"]), isCorrection: form["correction"] !== undefined });

/** A copy whose pictures a button put in another order: `first:` or `drop:` and a picture's digest. */
const reordered = (copy: Copy, what: string): Copy => {
  const [, how, sha] = /^(first|drop):([0-9a-f]{64})$/u.exec(what) ?? [];
  if (sha === undefined) return copy;
  const others = picturesListed(copy).filter((each) => each !== sha);
  return withPictures(copy, how === "first" ? [sha, ...others] : others);
};

/** What a field for date and time holds, on the site's clocks; null for anything else. */
const timeIn = (zone: string, typed: string): Instant | null => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/u.test(typed)) return null;
  const ms = Date.parse(`${typed}Z`);
  return Number.isNaN(ms) ? null : instantIn(zone, ms);
};

/** The newsroom's own writing: what there is, one manuscript, its preview and its versions. */
export const writingRoutes = (house: WritingHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  /** Whoever is no editor is told so, or sent to sign in; null for an editor. */
  const refused = (c: Context<PageEnv>): Response | null => {
    const { frame } = c.var;
    if (isEditor(frame.viewer)) return null;
    if (!isMember(frame) && c.req.method === "GET") return c.redirect(paths.signIn(paths.deskWrite()), 303);
    return c.html(troublePage(frame, 403, <p>{wordsOf(frame.lang).problem["not-allowed"]}</p>), 403, NO_STORE);
  };

  const show = async (
    c: Context<PageEnv>,
    id: string,
    status: 200 | 403 | 404 | 409 | 410 | 422,
    given: Partial<Pick<ManuscriptPage, "copy" | "asked" | "lacks" | "problem" | "news">> = {},
  ): Promise<Response> => {
    const { frame } = c.var;
    const manuscript = await openManuscript(house, frame.viewer, id);
    if (manuscript === null) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const opensAt = manuscript.story?.opensAt ?? null;
    const asked = { ...NOTHING_ASKED, at: opensAt === null ? "" : localTime(frame.site.zone, opensAt) };
    const shown = { copy: manuscript.copy, asked, lacks: [], problem: null, news: null, ...given };
    const page = { ...shown, pictures: await chosenPictures(house.store.db, picturesListed(shown.copy), house.clock.now()) };
    const over = await overStory(house.store.db, id);
    const own = manuscript.story?.state === "killed" ? await ownWords(house.store.db, id) : [];
    const parts = await partsOf(house.store.db, id);
    const topicNames = over === null ? (await catalogueOf(house.store)).namesFor(frame.lang) : [];
    return c.html(
      manuscriptPage(frame, { ...page, manuscript, over, own, parts, topicNames, tabs: house.deskTabs(frame, "writing") }),
      status,
      NO_STORE,
    );
  };

  app.get(routes.deskWrite, async (c) => {
    const { frame } = c.var;
    return refused(c) ?? c.html(writingListPage(frame, await listManuscripts(house), house.deskTabs(frame, "writing")), 200, NO_STORE);
  });

  /** Begins one story of several items of the wire. */
  const together = async (c: Context<PageEnv>, shortIds: readonly string[]): Promise<Response> => {
    const { frame } = c.var;
    const begun = await beginCombined(house, frame.viewer, shortIds);
    if (begun.ok) return c.redirect(paths.deskManuscript(begun.value), 303);
    const status = begun.problem.why === "too-few" || begun.problem.why === "too-many" ? 422 : 409;
    return c.html(notTogetherPage(frame, begun.problem, house.deskTabs(frame, "incoming")), status, NO_STORE);
  };

  app.post(routes.deskWrite, async (c) => {
    const { frame } = c.var;
    const form = await c.req.parseBody({ all: true });
    if (form["together"] !== undefined) return refused(c) ?? together(c, [form["part"] ?? []].flat().map(text));
    const over = text(form["over"]);
    if (over !== "") {
      const begun = await startLayer(house, frame.viewer, over);
      if (begun.ok) return c.redirect(paths.deskManuscript(begun.value), 303);
      return refused(c) ?? c.redirect(paths.deskStory(over), 303);
    }
    const begun = await startManuscript(house, frame.viewer, {
      ...NO_COPY,
      lang: frame.site.lang ?? frame.lang,
      authors: frame.viewer.name ?? "",
    });
    return begun.ok ? c.redirect(paths.deskManuscript(begun.value), 303) : (refused(c) ?? c.redirect(paths.deskWrite(), 303));
  });

  app.get(routes.deskTopics, async (c) => {
    const { frame } = c.var;
    if (!isEditor(frame.viewer)) return c.json({ problem: "not-allowed" }, 403, NO_STORE);
    const { kinds } = wordsOf(frame.lang);
    const found = await findTopics(house, { q: c.req.query("q") ?? "", lang: frame.lang, storyLang: c.req.query("lang") ?? frame.lang });
    return c.json({ topics: found.map((topic) => ({ ...topic, kind: kinds[topic.kind] })) }, 200, NO_STORE);
  });

  app.get(routes.deskManuscript, async (c) => {
    const news = (["saved", "sent", "merged", "parted"] as const).find((each) => each === c.req.query("done")) ?? null;
    return refused(c) ?? show(c, c.req.param("id"), 200, { news });
  });

  /** Answers a save that the browser made by itself. */
  const kept = async (c: Context<PageEnv>, id: string, base: number, copy: Copy, form: Form): Promise<Response> => {
    const tab = { id: text(form["tab"]).slice(0, 50), no: Number(text(form["tab_no"])) || 0 };
    const saved = await saveManuscript(house, c.var.frame.viewer, id, { base, copy, as: "kept", tab });
    return saved.ok ? c.json({ base: saved.value }, 200, NO_STORE) : c.json({ problem: saved.problem }, STATUS[saved.problem], NO_STORE);
  };

  /** What a page that is open asks now and then: whether somebody else has the place, and whether something came. */
  const look = async (c: Context<PageEnv>, id: string): Promise<Response> => {
    const manuscript = await readManuscript(house, c.var.frame.viewer, id);
    if (manuscript === null || manuscript.story?.state === "killed") return c.json({ problem: "withdrawn" }, 410, NO_STORE);
    const { lock } = manuscript;
    const over = await overStory(house.store.db, id);
    const holder = lock === null || lock.by === c.var.frame.viewer.id ? null : lock.name;
    const isUpdated = over === null ? needsLook(await partsOf(house.store.db, id)) : over.update !== null;
    return c.json({ holder, isUpdated }, 200, NO_STORE);
  };

  /** Gives readers what was typed over a story of the wire, takes an update of its source's in, or forgets what was typed. */
  const overWire = async (c: Context<PageEnv>, id: string, form: Form, what: string): Promise<Response> => {
    const { viewer } = c.var.frame;
    const [copy, asked] = [copyIn(form), askedIn(form)];
    const typed = { base: Number(form["base"]), copy };
    if (what === "publish" && asked.isCorrection && asked.note.trim() === "")
      return show(c, id, 422, { copy, asked, lacks: [{ field: "note", why: "empty" }] });
    const correction = asked.isCorrection ? { note: asked.note, isUnrepeated: form["unrepeated"] !== undefined } : null;
    const made =
      what === "merge"
        ? await mergeUpdate(house, viewer, id, typed)
        : what === "drop"
          ? await dropLayer(house, viewer, id, typed)
          : await sendLayer(house, viewer, id, typed, correction);
    if (made.ok)
      return c.redirect(
        withQuery(paths.deskManuscript(id), { done: what === "publish" ? "sent" : what === "merge" ? "merged" : "saved" }),
        303,
      );
    return show(c, id, layerStatus(made.problem), { copy, asked, problem: made.problem });
  };

  const withdraw = async (c: Context<PageEnv>, id: string, isSure: boolean): Promise<Response> => {
    if (!isSure) return show(c, id, 422, { problem: "unsure" });
    const manuscript = await openManuscript(house, c.var.frame.viewer, id);
    const story = manuscript?.story ?? null;
    if (story !== null) await editStory(house, c.var.frame.viewer, story.shortId, { do: "kill" });
    return c.redirect(paths.deskManuscript(id), 303);
  };

  const send = async (
    c: Context<PageEnv>,
    id: string,
    form: Form,
    what: "publish" | "schedule" | "take-back",
    copy: Copy,
  ): Promise<Response> => {
    const { frame } = c.var;
    const asked = askedIn(form);
    const at = timeIn(frame.site.zone, asked.at);
    const sending = { do: what, at, isCorrection: asked.isCorrection, note: asked.note };
    const sent = await sendManuscript(house, frame.viewer, id, { base: Number(form["base"]), copy }, sending);
    if (sent.ok) return c.redirect(withQuery(paths.deskManuscript(id), { done: what === "take-back" ? "saved" : "sent" }), 303);
    const { problem } = sent;
    if (typeof problem === "string") return show(c, id, STATUS[problem], { copy, asked, problem });
    return show(c, id, 422, { copy, asked, lacks: problem.lacks });
  };

  app.post(routes.deskManuscript, async (c) => {
    const { frame } = c.var;
    const id = c.req.param("id");
    const form = await c.req.parseBody();
    const [what, typed, base] = [text(form["do"]), copyIn(form), Number(form["base"])];
    const topic = text(form["topic"]).trim();
    const copy = what === "keep" || topic === "" ? typed : await addTopic(house, typed, topic, frame.lang);
    if (!isMember(frame)) {
      if (what === "keep") return c.json({ problem: "signed-out" }, 401, NO_STORE);
      return c.html(signedOutPage(frame, id, text(form["base"]), copy), 401, NO_STORE);
    }
    const no = refused(c);
    if (no !== null) return no;
    if (what === "keep") return kept(c, id, base, copy, form);
    if (what === "look") return look(c, id);
    if (what === "take-over") {
      const taken = await takeOver(house, frame.viewer, id);
      return taken.ok ? c.redirect(paths.deskManuscript(id), 303) : show(c, id, STATUS[taken.problem], {});
    }
    const isOver = form["over"] !== undefined;
    if (isOver && (what === "publish" || what === "merge" || what === "drop")) return overWire(c, id, form, what);
    if (what === "withdraw") return withdraw(c, id, form["sure"] !== undefined);
    if (what === "publish" || what === "schedule" || what === "take-back") return send(c, id, form, what, copy);
    const [, change, place] = /^(take|drop)-part:(\d{1,3})$/u.exec(what) ?? [];
    if (change !== undefined) {
      const changed = await changePart(
        house,
        frame.viewer,
        id,
        { base, copy },
        { do: change === "take" ? "take" : "drop", place: Number(place) },
      );
      if (changed.ok) return c.redirect(withQuery(paths.deskManuscript(id), { done: "parted" }), 303);
      return show(c, id, STATUS[changed.problem], { copy, asked: askedIn(form), problem: changed.problem });
    }
    const ordered = reordered(copy, what);
    const saved = await saveManuscript(house, frame.viewer, id, { base, copy: ordered, as: AS[what] ?? "saved" });
    if (saved.ok && what === "preview") return c.redirect(paths.deskPreview(id), 303);
    if (saved.ok && what === "choose") return c.redirect(paths.deskPictures({ for: `copy:${id}` }), 303);
    if (saved.ok) return c.redirect(withQuery(paths.deskManuscript(id), { done: "saved" }), 303);
    return show(c, id, STATUS[saved.problem], { copy, asked: askedIn(form), problem: saved.problem });
  });

  app.get(routes.deskPreview, async (c) => {
    const { frame } = c.var;
    const no = refused(c);
    if (no !== null) return no;
    const id = c.req.param("id");
    const story = await previewOf(house, frame.viewer, id);
    if (story === null) return c.html(troublePage(frame, 404), 404, NO_STORE);
    const excerpt = excerptOf(paragraphsOf(story.shown.blocks ?? []).join(" "), LIST_EXCERPT);
    const under = <OtherLooks frame={frame} story={story} id={id} excerpt={excerpt} />;
    const beside = { marks: [], after: new Map(), below: null, credit: null, styles: [], islands: [] };
    return c.html(storyPageOf(frame, story, { beside, under, styles: ["front"], islands: [], facts: null }), 200, NO_STORE);
  });

  app.get(routes.deskVersions, async (c) => {
    const { frame } = c.var;
    const no = refused(c);
    if (no !== null) return no;
    const id = c.req.param("id");
    const versions = await manuscriptVersions(house, id);
    const of = (name: string) => versions.find((version) => String(version.id) === c.req.query(name));
    const to = of("to") ?? versions[0];
    const from = of("from") ?? versions[1] ?? to;
    return c.html(versionsPage(frame, { id, tabs: house.deskTabs(frame, "writing"), versions, from, to }), 200, NO_STORE);
  });

  return app;
};
