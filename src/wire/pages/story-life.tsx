import { formatInstant, joinParts } from "#kit";
import { type Path, paths } from "#paths";
import { type DeskLife, type LifeEvent, receiptWordsOf, type WaitingText } from "#stories";
import { AddButton, Button, CheckField, FormPost, type Frame, Head, Layout, Line, Notice, PageHead, pageOf, type Tab, tongue } from "#ui";
import { wordsOf } from "../words/index.ts";
import { lifeWordsOf } from "../words/life/index.ts";
import { type AbsenceTyped, StoryAbsence } from "./story-absence.tsx";
import { reasonIn } from "../reason-in.ts";

/** Where the document that a revision came in stands on the desk. */
export type CameBy = ReadonlyMap<string, Path>;

const Waiting = ({ frame, lang, text }: { readonly frame: Frame; readonly lang: string; readonly text: WaitingText }) => (
  <blockquote {...tongue(lang, frame.lang)}>
    {text.headline === "" ? null : (
      <p>
        <b>{text.headline}</b>
      </p>
    )}
    {text.paragraphs.map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </blockquote>
);

/** Texts of the source's that stand beside the story until an editor takes or leaves them. */
export const WaitingTexts = ({ frame, life }: { readonly frame: Frame; readonly life: DeskLife }) => {
  const words = lifeWordsOf(frame.lang);
  if (life.waiting.length === 0) return null;
  return (
    <section aria-labelledby="waits" class="stack">
      <Head id="waits">{words.waits}</Head>
      {life.waiting.map((text) => (
        <FormPost action={paths.deskStory(life.shortId)} class="stack band" label={words.waits}>
          <p class="small">{reasonIn(frame.lang, text.why)}</p>
          <Waiting frame={frame} lang={life.lang} text={text} />
          <input type="hidden" name="waiting" value={text.id} />
          <div class="row">
            <Button name="do" value="take">
              {text.aside === "add" ? words.takeAdd : words.take}
            </Button>
            <Button name="do" value="leave" bare>
              {words.leave}
            </Button>
          </div>
        </FormPost>
      ))}
    </section>
  );
};

const textOf = (frame: Frame, event: LifeEvent): string => {
  const words = lifeWordsOf(frame.lang);
  const version = event.version === null ? "" : words.version(event.version);
  return joinParts(frame.lang, [words.what[event.what], version, event.name ?? words.by[event.by]]);
};

/** What happened to a story and by whom, as a line in time. */
export const StoryLife = ({ frame, life, cameBy }: { readonly frame: Frame; readonly life: DeskLife; readonly cameBy: CameBy }) => {
  const words = lifeWordsOf(frame.lang);
  if (life.events.length === 0) return null;
  const items = life.events.map((event) => {
    const file = event.revisionId === null ? undefined : cameBy.get(event.revisionId);
    return {
      label: formatInstant(frame.lang, frame.site.zone, event.at, "moment"),
      at: event.at,
      text: textOf(frame, event),
      here: event.by === "editor",
      ...(file === undefined ? {} : { href: file }),
    };
  });
  return (
    <section aria-labelledby="life">
      <Head id="life">{words.life}</Head>
      <Line items={items} />
    </section>
  );
};

type KilledPage = {
  readonly life: DeskLife;
  readonly cameBy: CameBy;
  readonly tabs: readonly Tab[];
  readonly problem?: string;
  readonly typed?: AbsenceTyped;
  readonly isDone?: boolean;
};

/** A withdrawn story on the desk: its life without its words, and the newer version that an editor may publish in spite of it. */
export const killedStoryPage = (frame: Frame, { life, cameBy, tabs, problem, typed, isDone = false }: KilledPage): string => {
  const words = lifeWordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={wordsOf(frame.lang).story.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={wordsOf(frame.lang).story.title} deck={words.killedWhat}>
        <p>
          <a href={paths.deskReceipt(life.shortId)}>{receiptWordsOf(frame.lang).link}</a>
        </p>
      </PageHead>
      {problem === undefined ? null : (
        <Notice kind="error">
          <p>{problem}</p>
        </Notice>
      )}
      {isDone ? (
        <Notice kind="done">
          <p>{wordsOf(frame.lang).story.saved}</p>
        </Notice>
      ) : null}
      <div class="cols side">
        <div class="stack">
          {life.lift === null ? (
            <p>{words.nothingToLift}</p>
          ) : (
            <FormPost action={paths.deskStory(life.shortId)} class="stack" label={words.lift}>
              <p>{words.liftWhat(life.source)}</p>
              <Waiting frame={frame} lang={life.lang} text={life.lift} />
              <p class="small">{words.liftHelp}</p>
              <CheckField id="sure" name="sure" label={words.liftSure} />
              <p>
                <AddButton name="do" value="lift">
                  {words.lift}
                </AddButton>
              </p>
            </FormPost>
          )}
          <StoryAbsence frame={frame} life={life} typed={typed} />
        </div>
        <aside class="stack" aria-label={words.life}>
          <StoryLife frame={frame} life={life} cameBy={cameBy} />
        </aside>
      </div>
    </Layout>,
  );
};
