import { paths } from "#paths";
import {
  AddButton,
  Band,
  Button,
  CheckField,
  EmptyNote,
  FormPost,
  type Frame,
  Html,
  Layout,
  Notice,
  PageHead,
  pageOf,
  type Tab,
  TextArea,
  TextField,
  Time,
  trustRendered,
} from "#ui";
import { renderBlocks } from "../../render-blocks.ts";
import type { EntryTyped, LiveProblem } from "../act-on-live.ts";
import { LIVE_LETTERS } from "../act-on-live.ts";
import type { LiveEntry, LiveVersion, LiveView } from "../live-view.ts";
import { wordsOf } from "../words/index.ts";

export type DeskLivePage = {
  readonly story: { readonly shortId: string; readonly slug: string; readonly headline: string };
  /** Null before it is begun. */
  readonly live: LiveView | null;
  readonly versions: readonly LiveVersion[];
  readonly formKey: string;
  readonly problem: LiveProblem | null;
  /** What was typed and not taken: for an entry, or a new one where `entry` is empty. */
  readonly typed:
    | ({ readonly entry: string; readonly isCorrection: boolean; readonly note: string; readonly points: string | null } & EntryTyped)
    | null;
  readonly author: string;
  readonly isDone: boolean;
  readonly tabs: readonly Tab[];
};

/** The fields of a new entry, or of the entry `of`. */
const Fields = ({ frame, typed, of = "new" }: { readonly frame: Frame; readonly typed: EntryTyped; readonly of?: string }) => {
  const words = wordsOf(frame.lang);
  return (
    <div class="fields">
      <TextField id={`headline-${of}`} name="headline" label={words.headline} maxlength={LIVE_LETTERS.headline} value={typed.headline} />
      <TextArea
        id={`body-${of}`}
        name="body"
        label={words.text}
        hint={words.textHint}
        rows={5}
        maxlength={LIVE_LETTERS.body}
        value={typed.body}
      />
      <TextField id={`author-${of}`} name="author" label={words.author} maxlength={LIVE_LETTERS.author} value={typed.author} />
    </div>
  );
};

const Earlier = ({ frame, versions }: { readonly frame: Frame; readonly versions: readonly LiveVersion[] }) =>
  versions.length < 2 ? null : (
    <details>
      <summary>{wordsOf(frame.lang).earlier}</summary>
      <ol class="list">
        {versions.map((version) => (
          <li>
            <p class="small">
              <Time frame={frame} at={version.at} /> <bdi>{version.byName}</bdi>
            </p>
            {version.headline === "" ? null : <p>{version.headline}</p>}
            <p>{version.body}</p>
          </li>
        ))}
      </ol>
    </details>
  );

const Entry = ({ frame, page, entry }: { readonly frame: Frame; readonly page: DeskLivePage; readonly entry: LiveEntry }) => {
  const words = wordsOf(frame.lang);
  const own = page.typed?.entry === entry.id ? page.typed : null;
  const typed = own ?? { ...entry, isCorrection: false, note: "" };
  return (
    <li id={`e-${entry.id}`}>
      <p class="small">
        <Time frame={frame} at={entry.at} /> <bdi>{entry.author}</bdi>
      </p>
      {entry.headline === "" ? null : <h3>{entry.headline}</h3>}
      <div class="text">
        <Html value={trustRendered(renderBlocks(entry.blocks))} />
      </div>
      {entry.isOff ? <p class="bad">{words.isOff}</p> : null}
      <details open={own !== null}>
        <summary>{words.change}</summary>
        <FormPost action={paths.deskLive(page.story.shortId)} label={words.change} draft={entry.id}>
          <input type="hidden" name="entry" value={entry.id} />
          <input type="hidden" name="base" value={String(entry.saveNo)} />
          <Fields frame={frame} typed={typed} of={entry.id} />
          <CheckField id={`correction-${entry.id}`} name="isCorrection" label={words.isCorrection} checked={typed.isCorrection} />
          <TextField id={`note-${entry.id}`} name="note" label={words.note} maxlength={LIVE_LETTERS.note} value={typed.note} />
          <div class="row gap">
            <Button name="do" value="change">
              {words.save}
            </Button>
            <Button name="do" value={entry.isOff ? "back" : "off"} bare>
              {entry.isOff ? words.back : words.off}
            </Button>
          </div>
        </FormPost>
      </details>
      <Earlier frame={frame} versions={page.versions.filter((version) => version.entryId === entry.id)} />
    </li>
  );
};

const Running = ({ frame, page, live }: { readonly frame: Frame; readonly page: DeskLivePage; readonly live: LiveView }) => {
  const words = wordsOf(frame.lang);
  const here = paths.deskLive(page.story.shortId);
  const blank = { headline: "", body: "", author: page.author };
  return (
    <>
      <FormPost action={here} label={words.add} draft="new" taken={live.entries.map((entry) => entry.formKey)}>
        <input type="hidden" name="formKey" value={page.formKey} />
        <Fields frame={frame} typed={page.typed?.entry === "" && page.typed.points === null ? page.typed : blank} />
        <div class="row gap">
          <AddButton name="do" value="add">
            {words.add}
          </AddButton>
        </div>
      </FormPost>
      <Band id="points" title={words.points}>
        {page.problem === "others" && page.typed !== null && page.typed.points !== null ? (
          <ul class="list">
            {live.points.map((point) => (
              <li>{point}</li>
            ))}
          </ul>
        ) : null}
        <FormPost action={here} labelledby="points" draft="points">
          <input type="hidden" name="was" value={live.points.join("\n")} />
          <TextArea
            id="points-field"
            name="points"
            label={words.points}
            hint={words.pointsHint}
            rows={4}
            maxlength={LIVE_LETTERS.points}
            value={page.typed?.points ?? live.points.join("\n")}
          />
          <div class="row gap">
            <Button name="do" value="points">
              {words.save}
            </Button>
          </div>
        </FormPost>
      </Band>
      <Band id="entries" title={words.entries}>
        {live.entries.length === 0 ? <EmptyNote>{words.none}</EmptyNote> : null}
        <ol class="list big" reversed>
          {live.entries.map((entry) => (
            <Entry frame={frame} page={page} entry={entry} />
          ))}
        </ol>
        {live.next === null ? null : <a href={paths.deskLive(page.story.shortId, { before: live.next })}>{words.older}</a>}
      </Band>
      <FormPost action={here} class="row" label={words.desk}>
        <Button name="do" value={live.endedAt === null ? "end" : "open"}>
          {live.endedAt === null ? words.end : words.open}
        </Button>
      </FormPost>
    </>
  );
};

/** Where a story is told live. */
export const deskLivePage = (frame: Frame, page: DeskLivePage): string => {
  const words = wordsOf(frame.lang);
  const { story, live } = page;
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={story.headline}
      variant="desk"
      tabs={page.tabs}
      styles={["story", "desk"]}
      islands={live === null ? [] : ["draft"]}
      robots="noindex"
    >
      <PageHead
        title={story.headline}
        deck={words.deck}
        over={<p class="small">{live?.endedAt === undefined || live.endedAt === null ? words.desk : words.ended}</p>}
      >
        <p class="small">
          <a href={paths.story({ id: story.shortId, slug: story.slug })}>{words.onSite}</a>
        </p>
      </PageHead>
      {page.problem === null ? null : (
        <Notice kind="error">
          <p>{words.problems[page.problem]}</p>
        </Notice>
      )}
      {page.isDone ? (
        <Notice kind="done">
          <p>{words.saved}</p>
        </Notice>
      ) : null}
      {live === null ? (
        <FormPost action={paths.deskLive(story.shortId)} label={words.begin}>
          <p>{words.beginHelp}</p>
          <div class="row gap">
            <AddButton name="do" value="begin">
              {words.begin}
            </AddButton>
          </div>
        </FormPost>
      ) : (
        <Running frame={frame} page={page} live={live} />
      )}
    </Layout>,
  );
};
