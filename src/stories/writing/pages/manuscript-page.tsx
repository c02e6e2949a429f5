import { formatInstant } from "#kit";
import { paths } from "#paths";
import { Button, CheckField, Facts, FormPost, type Frame, Head, Layout, Notice, PageHead, pageOf, type Tab } from "#ui";
import { storyHref, whenOf } from "../../pages/parts.tsx";
import { needsLook, PartClashes, PartsPanel } from "../../combined/pages/parts-panel.tsx";
import type { Part } from "../../combined/part.ts";
import { wordsOf as partWords } from "../../combined/words/index.ts";
import type { ChosenPicture } from "../../library/chosen-pictures.ts";
import type { Copy } from "../copy.ts";
import { lengthOf } from "../length-of.ts";
import type { LayerProblem, OverStory } from "../layer.ts";
import type { Manuscript } from "../manuscript.ts";
import type { Lack } from "../send-manuscript.ts";
import { type Words, wordsOf } from "../words/index.ts";
import { ChosenPictures } from "./chosen-pictures.tsx";
import { LayerFields, LayerToReaders, OverNews } from "./layer-parts.tsx";
import { sentenceOf, ToReaders } from "./to-readers.tsx";
import { CopyFields, Standing } from "./writing-parts.tsx";

/** What was typed beside the copy, to come back as it was. */
export type Asked = { readonly at: string; readonly note: string; readonly isCorrection: boolean };
export const NOTHING_ASKED: Asked = { at: "", note: "", isCorrection: false };

export type ManuscriptPage = {
  readonly manuscript: Manuscript;
  readonly tabs: readonly Tab[];
  /** What stands in the fields: what is saved, or what was typed and refused. */
  readonly copy: Copy;
  /** The pictures of the copy that are in the library or on loan. */
  readonly pictures: readonly ChosenPicture[];
  readonly asked: Asked;
  readonly lacks: readonly Lack[];
  readonly problem: LayerProblem | "unsure" | null;
  readonly news: "saved" | "sent" | "merged" | "parted" | null;
  /** Topics to choose from, in the language of whoever writes. */
  readonly topicNames: readonly string[];
  /** The stories of the wire that it was put together of. */
  readonly parts: readonly Part[];
  /** The story of the wire that it lies over; null of the newsroom's own. */
  readonly over: OverStory | null;
  /** Of one whose story was withdrawn: what was typed besides its words. */
  readonly own: readonly string[];
};

/** Why something was not done; what only a story's own page can meet says where to look. */
const problemIn = (words: Words, problem: LayerProblem | "unsure"): string => {
  if (problem === "unsure") return words.unsure;
  if (problem === "killed") return words.problem.withdrawn;
  return problem in words.problem ? words.problem[problem as keyof Words["problem"]] : words.problem.other;
};

const partLack = (frame: Frame, { why, names }: Lack & { readonly field: "parts" }): string => {
  const words = partWords(frame.lang);
  return words.bars[why](names[0] ?? words.unnamed);
};

const Told = ({ frame, page }: { readonly frame: Frame; readonly page: ManuscriptPage }) => {
  const words = wordsOf(frame.lang);
  if (page.lacks.length > 0)
    return (
      <Notice kind="error">
        <p>{words.lacking}</p>
        <ul>
          {page.lacks.map((lack) => (
            <li>{lack.field === "parts" ? partLack(frame, lack) : sentenceOf(words, lack)}</li>
          ))}
        </ul>
      </Notice>
    );
  if (page.problem !== null)
    return (
      <Notice kind="error">
        <p>{problemIn(words, page.problem)}</p>
      </Notice>
    );
  return page.news === null ? null : (
    <Notice kind="done">
      <p>{page.news === "parted" ? partWords(frame.lang).changed : words[page.news]}</p>
    </Notice>
  );
};

const Editing = ({ frame, manuscript }: { readonly frame: Frame; readonly manuscript: Manuscript }) => {
  const words = wordsOf(frame.lang);
  const { lock } = manuscript;
  if (lock === null || lock.by === frame.viewer.id) return null;
  return (
    <FormPost action={paths.deskManuscript(manuscript.id)} class="stack" label={words.takeOver}>
      <p>
        <b>{words.editing(lock.name, formatInstant(frame.lang, frame.site.zone, lock.at, "time"))}</b> {words.editingHelp}
      </p>
      <p>
        <Button name="do" value="take-over">
          {words.takeOver}
        </Button>
      </p>
    </FormPost>
  );
};

const Withdraw = ({ frame, id }: { readonly frame: Frame; readonly id: string }) => {
  const words = wordsOf(frame.lang);
  return (
    <FormPost action={paths.deskManuscript(id)} class="stack band" label={words.withdraw}>
      <p class="small">{words.withdrawHelp}</p>
      <CheckField name="sure" label={words.sure} />
      <p>
        <Button name="do" value="withdraw">
          {words.withdraw}
        </Button>
      </p>
    </FormPost>
  );
};

const About = ({ frame, page }: { readonly frame: Frame; readonly page: ManuscriptPage }) => {
  const words = wordsOf(frame.lang);
  const { manuscript } = page;
  const { story, id } = manuscript;
  const length = lengthOf(page.copy.body, page.copy.lang);
  return (
    <aside class="stack" aria-label={words.columns.state}>
      <Facts
        facts={[
          { term: words.columns.state, detail: <Standing frame={frame} state={story?.state ?? null} opensAt={story?.opensAt ?? null} /> },
          { term: words.columns.changed, detail: words.changed(whenOf(frame, manuscript.changedAt), manuscript.changedName) },
          { term: words.fields.body, detail: words.length(length.words, length.minutes) },
        ]}
      />
      <ul class="list">
        <li>
          <a href={paths.deskVersions({ id })}>{words.versions}</a>
        </li>
        {page.over === null ? null : (
          <li>
            <a href={paths.deskStory(page.over.shortId)}>{words.over.desk}</a>
          </li>
        )}
        {story?.state === "published" ? (
          <li>
            <a href={storyHref(story)}>{words.onSite}</a>
          </li>
        ) : null}
      </ul>
      <Editing frame={frame} manuscript={manuscript} />
      {needsLook(page.parts) ? null : <PartsPanel frame={frame} parts={page.parts} />}
      {story === null || page.over !== null ? null : <Withdraw frame={frame} id={id} />}
    </aside>
  );
};

/** A withdrawn story's words are gone; what was typed besides can be read and copied. What only this browser has comes by its own script. */
const Withdrawn = ({ frame, page }: { readonly frame: Frame; readonly page: ManuscriptPage }) => {
  const words = wordsOf(frame.lang);
  return (
    <>
      <Notice kind="past">
        <p>{words.problem.withdrawn}</p>
      </Notice>
      {page.own.length === 0 ? null : (
        <section aria-labelledby="own" class="stack">
          <Head id="own">{words.own.title}</Head>
          <p>{words.own.help}</p>
          <div class="text" dir="auto">
            {page.own.map((line) => (
              <p dir="auto">{line}</p>
            ))}
          </div>
        </section>
      )}
    </>
  );
};

/** Where a story of the newsroom's own is written and sent to readers. */
export const manuscriptPage = (frame: Frame, page: ManuscriptPage): string => {
  const words = wordsOf(frame.lang);
  const { manuscript } = page;
  const errors = Object.fromEntries(page.lacks.flatMap((lack) => (lack.field === "parts" ? [] : [[lack.field, sentenceOf(words, lack)]])));
  const isWithdrawn = manuscript.story?.state === "killed";
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={words.title}
      variant="desk"
      tabs={page.tabs}
      styles={["story", "desk", "pictures"]}
      islands={isWithdrawn ? ["hand-in"] : ["editor", "keep", "topics"]}
      robots="noindex"
    >
      <PageHead title={words.title} />
      {isWithdrawn ? (
        <Withdrawn frame={frame} page={page} />
      ) : (
        <>
          <Told frame={frame} page={page} />
          <p class="small" role="status" data-news data-updated={words.over.live} data-holder={words.holder("#")} />
          {page.over === null ? null : <OverNews frame={frame} over={page.over} copy={page.copy} />}
          {needsLook(page.parts) ? <PartsPanel frame={frame} parts={page.parts} /> : null}
          {page.over === null ? <PartClashes frame={frame} conflicts={manuscript.conflicts} lang={page.copy.lang} /> : null}
          <div class="cols side">
            <FormPost action={paths.deskManuscript(manuscript.id)} class="stack" id="copy" label={words.title}>
              <input type="hidden" name="base" value={String(manuscript.saveNo)} />
              {page.over === null ? (
                <>
                  <CopyFields frame={frame} copy={page.copy} errors={errors} pictures={page.pictures} topicNames={page.topicNames} />
                  <ChosenPictures frame={frame} page={page} />
                </>
              ) : (
                <LayerFields frame={frame} over={page.over} copy={page.copy} />
              )}
              <p
                class="small"
                role="status"
                data-kept={words.keptAt}
                data-not-kept={words.notKept}
                data-others={words.problem.others}
                data-long={words.problem.long}
                data-out={String(manuscript.sentNo)}
                data-signed-out={words.signedOut}
              />
              <div class="row">
                <Button name="do" value="save">
                  {words.save}
                </Button>
                <Button name="do" value="preview">
                  {words.preview}
                </Button>
                {page.problem === "others" ? (
                  <Button name="do" value="mine">
                    {words.mine}
                  </Button>
                ) : null}
              </div>
              {page.over === null ? <ToReaders frame={frame} page={page} /> : <LayerToReaders frame={frame} page={page} over={page.over} />}
            </FormPost>
            <About frame={frame} page={page} />
          </div>
        </>
      )}
    </Layout>,
  );
};

/** For whoever was signed out meanwhile: what they typed, to be sent again once they are back. */
export const signedOutPage = (frame: Frame, id: string, base: string, copy: Copy): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={[]} styles={["story", "desk"]} islands={["editor"]} robots="noindex">
      <PageHead title={words.title} />
      <Notice kind="error">
        <p>
          {words.signedOut}{" "}
          <a href={paths.signIn(paths.deskWrite())} target="_blank" rel="noopener">
            {words.signIn}
          </a>
        </p>
      </Notice>
      <FormPost action={paths.deskManuscript(id)} class="stack" label={words.title}>
        <input type="hidden" name="base" value={base} />
        <CopyFields frame={frame} copy={copy} errors={{}} />
        <input type="hidden" name="pictures" value={copy.pictures} />
        <p>
          <Button name="do" value="save">
            {words.save}
          </Button>
        </p>
      </FormPost>
    </Layout>,
  );
};
