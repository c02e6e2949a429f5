import { Hono } from "hono";
import { paths, routes } from "#paths";
import { findSpan, type Found, listSources, type Source } from "#stories";
import {
  Button,
  FormPost,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pageOf,
  type PageEnv,
  RadioField,
  SelectField,
  type Tab,
  TextField,
  troublePage,
} from "#ui";
import { purgeSource } from "./purge-source.ts";
import type { WireHouse } from "./routes.tsx";
import { type LifeWords, lifeWordsOf } from "./words/life/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;

type Given = { readonly source: string; readonly from: string; readonly to: string; readonly isErased: boolean; readonly sure: string };

type PurgePage = {
  readonly sources: readonly Source[];
  readonly tabs: readonly Tab[];
  readonly given: Given;
  readonly problem?: string;
  /** What was counted and waits for the name to be written. */
  readonly found?: Found;
  readonly done?: number;
};

const Counted = ({ found, given, words }: { readonly found: Found; readonly given: Given; readonly words: LifeWords["purge"] }) => (
  <FormPost action={paths.deskPurge()} class="stack band" label={words.go}>
    <p>{found.stories.length === 0 ? words.none : words.counted(found.stories.length, found.name, given.from, given.to)}</p>
    {found.stories.length === 0 ? null : (
      <>
        <input type="hidden" name="source" value={given.source} />
        <input type="hidden" name="from" value={given.from} />
        <input type="hidden" name="to" value={given.to} />
        <input type="hidden" name="bytes" value={given.isErased ? "erase" : "keep"} />
        <p class="small">{given.isErased ? words.eraseHelp : words.keepHelp}</p>
        <TextField id="sure" name="sure" label={words.sure(found.name)} value={given.sure} />
        <p>
          <Button name="do" value="go">
            {words.go}
          </Button>
        </p>
      </>
    )}
  </FormPost>
);

const purgePage = (frame: Frame, { sources, tabs, given, problem, found, done }: PurgePage): string => {
  const words = lifeWordsOf(frame.lang).purge;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      {problem === undefined ? null : (
        <Notice kind="error">
          <p>{problem}</p>
        </Notice>
      )}
      {done === undefined ? null : (
        <Notice kind="done">
          <p>{words.done(done)}</p>
        </Notice>
      )}
      <FormPost action={paths.deskPurge()} class="stack" label={words.count}>
        <SelectField
          id="source"
          name="source"
          label={words.source}
          options={sources.map((source) => ({ value: source.slug, text: source.name }))}
          value={given.source}
        />
        <TextField id="from" name="from" label={words.from} hint={words.dayHint} value={given.from} required />
        <TextField id="to" name="to" label={words.to} value={given.to} required />
        <RadioField
          name="bytes"
          label={words.bytes}
          value={given.isErased ? "erase" : "keep"}
          options={[
            { value: "keep", text: words.keep },
            { value: "erase", text: words.erase },
          ]}
          hint={`${words.keepHelp} ${words.eraseHelp}`}
        />
        <p>
          <Button name="do" value="count">
            {words.count}
          </Button>
        </p>
      </FormPost>
      {found === undefined ? null : <Counted found={found} given={given} words={words} />}
    </Layout>,
  );
};

/** Where an administrator withdraws the stories of a source: counted first, then confirmed by writing its name. */
export const purgeRoutes = (house: WireHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const EMPTY: Given = { source: "", from: "", to: "", isErased: false, sure: "" };

  app.get(routes.deskPurge, async (c) => {
    const { frame } = c.var;
    if (frame.viewer.role !== "admin")
      return c.html(troublePage(frame, 403, <p>{lifeWordsOf(frame.lang).purge.onlyAdmins}</p>), 403, NO_STORE);
    const asked = Number(c.req.query("done") ?? Number.NaN);
    const done = Number.isInteger(asked) && asked >= 0 ? { done: asked } : {};
    const page = { sources: await listSources(house.store), tabs: house.deskTabs(frame, "incoming"), given: EMPTY, ...done };
    return c.html(purgePage(frame, page), 200, NO_STORE);
  });

  app.post(routes.deskPurge, async (c) => {
    const { frame } = c.var;
    const words = lifeWordsOf(frame.lang).purge;
    const form = await c.req.parseBody();
    const text = (name: string): string => (typeof form[name] === "string" ? form[name].trim() : "");
    const given: Given = {
      source: text("source"),
      from: text("from"),
      to: text("to"),
      isErased: text("bytes") === "erase",
      sure: text("sure"),
    };
    if (frame.viewer.role !== "admin") return c.html(troublePage(frame, 403, <p>{words.onlyAdmins}</p>), 403, NO_STORE);
    const page = { sources: await listSources(house.store), tabs: house.deskTabs(frame, "incoming"), given };
    const found = await findSpan(house.store, frame.viewer, given);
    if (!found.ok) return c.html(purgePage(frame, { ...page, problem: words.problem[found.problem] }), 422, NO_STORE);
    if (text("do") !== "go") return c.html(purgePage(frame, { ...page, found: found.value }), 200, NO_STORE);
    if (given.sure.toLowerCase() !== found.value.name.toLowerCase())
      return c.html(purgePage(frame, { ...page, found: found.value, problem: words.problem["not-sure"] }), 422, NO_STORE);
    const purged = await purgeSource(house, frame.viewer, found.value, given);
    if (!purged.ok) return c.html(purgePage(frame, { ...page, problem: words.problem[purged.problem] }), 403, NO_STORE);
    return c.redirect(`${paths.deskPurge()}?done=${purged.value}`, 303);
  });

  return app;
};
