import { type Context, Hono } from "hono";
import { isEditor, localTime } from "#kit";
import type { Files } from "#outside";
import { paths, routes, withQuery } from "#paths";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv, type Tab, troublePage } from "#ui";
import { addPicture, type AddProblem } from "./add-picture.ts";
import { endIn, type Form, proposed, saidIn, shapingTyped, textIn } from "./forms.ts";
import { libraryPage, type LibraryPage, type Refused } from "./pages/library-page.tsx";
import { picturePage, type PicturePage } from "./pages/picture-page.tsx";
import { pictureChoices } from "./picture-choices.ts";
import { listLibrary, listWirePictures, type PictureOnDesk, pictureOnDesk } from "./queries.ts";
import { savePicture, type SaveProblem } from "./save-picture.ts";
import { shapePicture } from "./shape-picture.ts";
import { listManuscripts } from "../writing/manuscript-list.ts";
import { NO_COPY } from "../writing/copy.ts";
import { startManuscript } from "../writing/manuscript.ts";
import { readyPicture, type Target, targetIn, targetPath, targetText, usePicture, type UseProblem } from "./use-picture.ts";
import { withdrawPicture } from "./withdraw-picture.ts";
import { wordsOf } from "./words/index.ts";

export type LibraryHouse = House & {
  readonly files: Files;
  readonly origin: string;
  readonly deskTabs: (frame: Frame, current: string) => readonly Tab[];
};

/** Manuscripts that are offered for a picture: those last worked on. */
const MANUSCRIPTS_MOST = 20;

const NO_STORE = { "cache-control": "no-store" } as const;
const USE_STATUS: Readonly<Record<UseProblem, 403 | 404 | 409 | 410 | 422>> = {
  ...{ "not-allowed": 403, none: 404, withdrawn: 410, others: 409, "no-alt": 422, over: 422, barred: 409 },
};
const SAVE_STATUS: Readonly<Record<SaveProblem, 403 | 404 | 422>> = { "not-allowed": 403, none: 404, "no-day": 422, "in-use": 422 };

/** The newsroom's pictures: bringing them in, what is said of them, how they are cut, where they stand, and choosing one for a story. */
export const libraryRoutes = (house: LibraryHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  /** Whoever is no editor is told so, or sent to sign in; null for an editor. */
  const refused = (c: Context<PageEnv>): Response | null => {
    const { frame } = c.var;
    if (isEditor(frame.viewer)) return null;
    if (!isMember(frame) && c.req.method === "GET") return c.redirect(paths.signIn(paths.deskPictures()), 303);
    return c.html(troublePage(frame, 403, <p>{wordsOf(frame.lang).problem["not-allowed"]}</p>), 403, NO_STORE);
  };

  const showList = async (
    c: Context<PageEnv>,
    status: 200 | 403 | 404 | 409 | 410 | 422,
    given: Partial<Pick<LibraryPage, "refused" | "problem" | "target" | "added">> = {},
  ): Promise<Response> => {
    const { frame } = c.var;
    const target = given.target ?? targetIn(c.req.query("for"));
    const [q, after] = [(c.req.query("q") ?? "").slice(0, 500), c.req.query("after")];
    const from = c.req.query("from") === "wire" && target?.kind !== "story" ? "wire" : "ours";
    const isWire = from === "wire";
    const ours = isWire ? { pictures: [], next: null } : await listLibrary(house, { q, after });
    const sent = isWire ? await listWirePictures(house, { q, after }) : { pictures: [], next: null };
    const added = given.added ?? (/^\d{1,3}$/u.test(c.req.query("added") ?? "") ? Number(c.req.query("added")) : 0);
    const page: LibraryPage = {
      ...{ q, from, target, added, ours: ours.pictures, sent: sent.pictures, next: ours.next ?? sent.next, now: house.clock.now() },
      ...{ refused: given.refused ?? [], problem: given.problem ?? null, tabs: house.deskTabs(frame, "pictures") },
    };
    return c.html(libraryPage(frame, page), status, NO_STORE);
  };

  app.get(routes.deskPictures, async (c) => refused(c) ?? showList(c, 200));

  app.get(routes.deskPictureChoices, async (c) => {
    if (!isEditor(c.var.frame.viewer)) return c.json({ problem: "not-allowed" }, 403, NO_STORE);
    const from = c.req.query("from") === "wire" ? ("wire" as const) : ("ours" as const);
    const asked = { q: (c.req.query("q") ?? "").slice(0, 500), after: c.req.query("after"), from };
    return c.json(await pictureChoices(house, house.origin, asked), 200, NO_STORE);
  });

  app.post(routes.deskPictures, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const { frame } = c.var;
    const form = await c.req.formData();
    const files = form.getAll("picture").filter((each) => typeof each !== "string" && (each.size > 0 || each.name !== "")) as File[];
    const target = targetIn(form.get("for")?.toString());
    const taken: string[] = [];
    const refusals: Refused[] = [];
    for (const file of files) {
      const sent = { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name, lang: frame.site.lang ?? frame.lang };
      const added = await addPicture(house, frame.viewer, sent);
      if (added.ok) taken.push(added.value.sha);
      else refusals.push({ name: file.name, why: added.problem satisfies AddProblem });
    }
    if ((c.req.header("accept") ?? "").includes("application/json")) {
      const words = wordsOf(frame.lang);
      const problems = refusals.map(({ name, why }) => ({ name, sentence: words.refused[why] }));
      return c.json(
        { pictures: taken.map((sha) => ({ sha, href: paths.deskPicture(sha) })), problems },
        refusals.length > 0 ? 422 : 200,
        NO_STORE,
      );
    }
    if (files.length === 0) return showList(c, 422, { problem: "no-file", target });
    if (refusals.length > 0) return showList(c, 422, { refused: refusals, added: taken.length, target });
    const [first = ""] = taken;
    const chosenFor = target === null ? undefined : targetText(target);
    if (taken.length === 1) return c.redirect(paths.deskPicture(first, chosenFor), 303);
    return c.redirect(withQuery(paths.deskPictures({ for: chosenFor }), { added: taken.length }), 303);
  });

  app.post(routes.deskPictureUse, async (c) => {
    const no = refused(c);
    if (no !== null) return no;
    const form: Form = await c.req.parseBody();
    const { viewer } = c.var.frame;
    const [sha, alt] = [textIn(form, "sha"), form["alt"] === undefined ? null : textIn(form, "alt")];
    if (textIn(form, "for") === "new") {
      const ready = await readyPicture(house, viewer, sha, alt);
      if (!ready.ok) return notUsed(c, sha, ready.problem, null);
    }
    const target = textIn(form, "for") === "new" ? await begin(c) : targetIn(textIn(form, "for"));
    if (target === null) return showList(c, 422);
    const used = await usePicture(house, viewer, target, sha, textIn(form, "do") === "take-off" ? "take-off" : "put", alt);
    return used.ok ? c.redirect(targetPath(target), 303) : notUsed(c, sha, used.problem, target);
  });

  /** A new manuscript for a picture to begin with. */
  const begin = async (c: Context<PageEnv>): Promise<Target | null> => {
    const { frame } = c.var;
    const copy = { ...NO_COPY, lang: frame.site.lang ?? frame.lang, authors: frame.viewer.name ?? "" };
    const begun = await startManuscript(house, frame.viewer, copy);
    return begun.ok ? { kind: "copy", id: begun.value } : null;
  };

  /** Says why a picture was not put into a story, where that can be mended or read. */
  const notUsed = async (c: Context<PageEnv>, sha: string, problem: UseProblem, target: Target | null): Promise<Response> => {
    const chosenFor = target === null ? undefined : targetText(target);
    if (problem === "no-alt") return c.redirect(withQuery(paths.deskPicture(sha, chosenFor), { needs: "alt" }), 303);
    const picture = problem === "barred" ? await pictureOnDesk(house, sha) : null;
    if (picture !== null) return showOne(c, picture, 409, { problem, target });
    return showList(c, USE_STATUS[problem], { problem, target });
  };

  type Given = Partial<Pick<PicturePage, "said" | "until" | "problem" | "news" | "shaping" | "target">>;

  const showOne = async (
    c: Context<PageEnv>,
    picture: PictureOnDesk,
    status: 200 | 403 | 404 | 409 | 422,
    given: Given = {},
  ): Promise<Response> => {
    const { frame } = c.var;
    const target = given.target ?? targetIn(c.req.query("for"));
    const manuscripts = target === null ? (await listManuscripts(house)).filter(({ isOver, state }) => !isOver && state !== "killed") : [];
    const end = picture.own?.expiresAt ?? null;
    const page: PicturePage = {
      picture,
      ...{ said: picture.own, until: end === null ? "" : localTime(frame.site.zone, end).slice(0, 10), shaping: picture.shaping },
      ...{
        problem: null,
        news: null,
        now: house.clock.now(),
        tabs: house.deskTabs(frame, "pictures"),
      },
      ...given,
      ...{ target, manuscripts: manuscripts.slice(0, MANUSCRIPTS_MOST) },
    };
    return c.html(picturePage(frame, page), status, NO_STORE);
  };

  const opened = async (c: Context<PageEnv, typeof routes.deskPicture>): Promise<PictureOnDesk | Response> => {
    const no = refused(c);
    if (no !== null) return no;
    const sha = c.req.param("sha");
    const picture = /^[0-9a-f]{64}$/u.test(sha) ? await pictureOnDesk(house, sha) : null;
    return picture ?? c.html(troublePage(c.var.frame, 404), 404, NO_STORE);
  };

  app.get(routes.deskPicture, async (c) => {
    const picture = await opened(c);
    if (picture instanceof Response) return picture;
    const news = (["saved", "cut"] as const).find((each) => each === c.req.query("done")) ?? null;
    return showOne(c, picture, 200, { news, problem: c.req.query("needs") === "alt" ? "no-alt" : null });
  });

  const save = async (c: Context<PageEnv>, picture: PictureOnDesk, form: Form): Promise<Response> => {
    const { frame } = c.var;
    const [said, until] = [saidIn(form), textIn(form, "until")];
    const expiresAt = endIn(frame.site.zone, until);
    const target = targetIn(c.req.query("for"));
    if (expiresAt === undefined) return showOne(c, picture, 422, { said, until, problem: "no-day" });
    const saved = await savePicture(house, frame.viewer, picture.sha, { said, isRead: form["read"] !== undefined, expiresAt });
    if (!saved.ok) return showOne(c, picture, SAVE_STATUS[saved.problem], { said, until, problem: saved.problem });
    const address = paths.deskPicture(picture.sha, target === null ? undefined : targetText(target));
    if (textIn(form, "do") !== "save-use" || target === null) return c.redirect(withQuery(address, { done: "saved" }), 303);
    const used = await usePicture(house, frame.viewer, target, picture.sha);
    if (used.ok) return c.redirect(targetPath(target), 303);
    const now = (await pictureOnDesk(house, picture.sha)) ?? picture;
    return showOne(c, now, used.problem === "others" ? 409 : 422, { problem: used.problem });
  };

  const shape = async (c: Context<PageEnv>, picture: PictureOnDesk, form: Form, what: string): Promise<Response> => {
    const typed = shapingTyped(what === "uncut" ? { ...form, ...NO_CUTS } : form);
    if (typed === null) return showOne(c, picture, 422, { problem: "no-number" });
    const shaping = what === "propose" ? proposed(typed, picture) : typed;
    const done = await shapePicture(house, c.var.frame.viewer, picture.sha, shaping);
    if (!done.ok) return showOne(c, picture, done.problem === "none" ? 404 : 403, { problem: done.problem, shaping });
    return c.redirect(withQuery(paths.deskPicture(picture.sha, c.req.query("for")), { done: "cut" }), 303);
  };

  app.post(routes.deskPicture, async (c) => {
    const picture = await opened(c);
    if (picture instanceof Response) return picture;
    const form: Form = await c.req.parseBody();
    const what = textIn(form, "do");
    if (what === "cut" || what === "propose" || what === "uncut") return shape(c, picture, form, what);
    if (what !== "withdraw") return save(c, picture, form);
    if (form["sure"] === undefined) return showOne(c, picture, 422, { problem: "unsure" });
    await withdrawPicture(house, c.var.frame.viewer, picture.sha);
    return c.redirect(paths.deskPictures(), 303);
  });

  return app;
};

const NO_CUTS: Form = Object.fromEntries(
  ["16x9", "4x3", "1x1"].flatMap((shape) => ["left", "top", "width"].map((edge) => [`${shape}-${edge}`, ""])),
);
