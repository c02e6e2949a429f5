import { formatInstant, formatList, formatNumber, formatSize, joinParts } from "#kit";
import { paths } from "#paths";
import { receiptWordsOf, type StoryUse } from "#stories";
import { type Frame, State, type StateName, Time, tongue } from "#ui";
import type { IntakeRow } from "../intake-view.ts";
import { wordsOf as listWordsOf } from "../words/list/index.ts";
import { type Words, wordsOf } from "../words/index.ts";
import { reasonIn } from "../reason-in.ts";

/** Lines whose story an editor may want to open. */
const EDITABLE: readonly IntakeRow["outcome"][] = ["created", "updated", "corrected", "withheld", "embargoed"];

/** Of a killed story only what came after its kill: an editor may publish that. */
const isForEditor = (row: IntakeRow): boolean =>
  row.story?.state === "killed" ? row.outcome === "killed" && row.problem !== null : EDITABLE.includes(row.outcome);

/** The drawn state of a line: what became of it then, overtaken by what its story is now. */
export const stateOf = (row: IntakeRow, words: Words): { readonly state: StateName; readonly word: string } => {
  if (row.story?.state === "killed") return { state: "killed", word: words.states.killed };
  switch (row.outcome) {
    case "corrected":
      return { state: "corrected", word: words.states.corrected };
    case "created":
    case "updated":
      if (row.story === null) return { state: "ready", word: words.states.noted };
      return { state: "published", word: words.outcome[row.outcome] };
    case "embargoed":
      return row.story?.state === "published"
        ? { state: "published", word: words.states.published }
        : { state: "embargoed", word: words.states.embargo };
    case "withheld":
      return { state: "held", word: words.outcome.withheld };
    case "rejected":
      return { state: "quarantined", word: words.outcome.rejected };
    case "killed":
      return { state: "killed", word: words.states.killed };
    case "stale":
      return { state: "ready", word: words.states.older };
    case "unchanged":
      return { state: "ready", word: words.states.same };
  }
};

const What = ({ frame, row, words }: { readonly frame: Frame; readonly row: IntakeRow; readonly words: Words }) => {
  const isGone = row.story?.state === "killed";
  const title = isGone ? words.removed : row.headline === "" ? words.unread : row.headline;
  const version = row.version === null ? "" : words.version(row.version);
  const small = joinParts(frame.lang, [row.slugline, version, row.format ?? ""]);
  return (
    <>
      <h3 {...(isGone || row.headline === "" ? {} : tongue(row.lang, frame.lang))}>
        <a href={paths.deskItem(row.itemId)}>{title}</a>
      </h3>
      <p class="small">{row.story === null ? words.file(row.fileName, formatSize(frame.lang, row.size)) : small}</p>
    </>
  );
};

/** Who has looked at a line, and where its story is used. */
const Marks = ({ frame, row, marks }: { readonly frame: Frame; readonly row: IntakeRow; readonly marks: IntakeMarks }) => {
  const words = listWordsOf(frame.lang);
  const seen = marks.seen.get(row.id) ?? [];
  const uses = marks.uses.get(row.story?.id ?? "") ?? [];
  if (seen.length + uses.length === 0) return null;
  return (
    <div class="row">
      {seen.length === 0 ? null : <span>{words.seen(formatList(frame.lang, seen))}</span>}
      {uses.map((use) => (
        <span>
          {words.usedIn(use.by)}{" "}
          <a href={paths.deskManuscript(use.manuscriptId)} {...tongue(use.lang, frame.lang)}>
            {use.headline === "" ? words.untitled : use.headline}
          </a>
        </span>
      ))}
      {uses.some(({ isUpdated }) => isUpdated) && row.story !== null ? (
        <a href={paths.deskStory(row.story.shortId)}>
          <b>{words.updatedSince}</b>
        </a>
      ) : null}
    </div>
  );
};

const Next = ({ frame, row, words }: { readonly frame: Frame; readonly row: IntakeRow; readonly words: Words }) => {
  const { story } = row;
  const isOut = story?.state === "published";
  const seconds = formatNumber(frame.lang, Math.max(1, Math.round(row.tookMs / 100)) / 10);
  const opens =
    story?.state !== "embargoed"
      ? null
      : story.opensAt === null
        ? words.opensNever
        : words.opens(formatInstant(frame.lang, frame.site.zone, story.opensAt, "moment"));
  return (
    <div class="row">
      {row.problem === null ? null : <bdi>{reasonIn(frame.lang, row.problem)}</bdi>}
      {row.remarks.map((remark) => (
        <span>{reasonIn(frame.lang, remark)}</span>
      ))}
      {opens === null ? null : <span class="clock">{opens}</span>}
      {isOut && story.isCurrent && row.problem === null ? <span>{words.afterSeconds(seconds)}</span> : null}
      {isOut ? <a href={paths.story({ id: story.shortId, slug: story.slug })}>{words.onSite}</a> : null}
      {isOut && story.versions > 1 ? <a href={paths.storyChanges({ id: story.shortId })}>{words.changes}</a> : null}
      {story === null || !isForEditor(row) ? null : <a href={paths.deskStory(story.shortId)}>{words.edit}</a>}
      {story?.state === "killed" && row.outcome === "killed" ? (
        <a href={paths.deskReceipt(story.shortId)}>{receiptWordsOf(frame.lang).title}</a>
      ) : null}
      {row.outcome === "rejected" ? <a href={paths.deskItem(row.itemId)}>{words.look}</a> : null}
    </div>
  );
};

/** What the newsroom did with lines: names of those who looked, by line; uses, by story. */
export type IntakeMarks = {
  readonly seen: ReadonlyMap<string, readonly string[]>;
  readonly uses: ReadonlyMap<string, readonly StoryUse[]>;
};
const NO_MARKS: IntakeMarks = { seen: new Map(), uses: new Map() };

/** The lines of a list whose story can be ticked to be put together with others: of each story the newest. */
const tickable = (rows: readonly IntakeRow[]): ReadonlySet<IntakeRow> =>
  new Set(
    new Map(
      rows
        .filter(({ story }) => story?.state === "published" || story?.state === "embargoed")
        .toReversed()
        .map((row) => [row.story?.shortId, row]),
    ).values(),
  );

const Tick = ({ frame, row }: { readonly frame: Frame; readonly row: IntakeRow }) => (
  <label class="tick">
    <input type="checkbox" name="part" value={row.story?.shortId ?? ""} />
    <span class="unseen">{listWordsOf(frame.lang).tick(row.headline)}</span>
  </label>
);

export type IntakeListProps = {
  readonly frame: Frame;
  readonly rows: readonly IntakeRow[];
  /** Whether stories can be ticked; the list stands in a form then. */
  readonly isTicked?: boolean;
  readonly marks?: IntakeMarks;
};

/** The list of what came in. */
export const IntakeList = ({ frame, rows, isTicked = false, marks = NO_MARKS }: IntakeListProps) => {
  const words = wordsOf(frame.lang);
  const ticks = isTicked ? tickable(rows) : null;
  return (
    <table class="wirelist">
      <caption class="unseen">{words.tableCaption}</caption>
      <thead>
        <tr>
          {ticks === null ? null : (
            <td>
              <span class="unseen">{listWordsOf(frame.lang).ticks}</span>
            </td>
          )}
          {Object.values(words.columns).map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr class={row.story?.state === "killed" ? "is-dead" : undefined}>
            {ticks === null ? null : <td>{ticks.has(row) ? <Tick frame={frame} row={row} /> : null}</td>}
            <td>
              <Time frame={frame} at={row.at} form="time" />
            </td>
            <td>
              <b>
                <bdi>{row.source?.code ?? "?"}</bdi>
              </b>
            </td>
            <td class="full">
              <What frame={frame} row={row} words={words} />
            </td>
            <td class="full">
              <State frame={frame} {...stateOf(row, words)} />
            </td>
            <td class="full">
              <Next frame={frame} row={row} words={words} />
              <Marks frame={frame} row={row} marks={marks} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
