import { formatInstant } from "#kit";
import { paths } from "#paths";
import { type Frame, Head, tongue } from "#ui";
import { paragraphsOf } from "../../block.ts";
import { WordsChanged } from "../../pages/words-changed.tsx";
import type { Conflict } from "../../writing/manuscript.ts";
import { ClashTable } from "../../writing/pages/clash-table.tsx";
import type { Part } from "../part.ts";
import { type Words, wordsOf } from "../words/index.ts";

type Of = { readonly frame: Frame; readonly part: Part };

/** Why a part keeps the story back, in a sentence. */
export const barSentence = (words: Words, part: Part): string | null =>
  part.bar === null ? null : words.bars[part.bar](part.bar === "killed" ? part.source.name : part.used.headline);

const Stands = ({ frame, part }: Of) => {
  const words = wordsOf(frame.lang);
  const bar = barSentence(words, part);
  if (bar !== null) return <p class="bad">{bar}</p>;
  if (part.state === "embargoed")
    return (
      <p class="clock">
        {part.opensAt === null ? words.waitsOpen : words.waits(formatInstant(frame.lang, frame.site.zone, part.opensAt, "moment"))}
      </p>
    );
  return <p class="small">{part.isUpdated ? words.updated(part.source.name) : words.fine}</p>;
};

const Newer = ({ frame, part }: Of) => {
  if (!part.isUpdated) return null;
  const before = [part.used.headline, ...paragraphsOf(part.used.blocks)];
  const after = [part.now.headline, ...paragraphsOf(part.now.blocks)];
  return (
    <div class="diff" {...tongue(part.now.lang, frame.lang)}>
      <WordsChanged before={before} after={after} />
    </div>
  );
};

const PartLine = ({ frame, part }: Of) => {
  const words = wordsOf(frame.lang);
  const isGone = part.state === "killed";
  const title = isGone ? words.gone : part.used.headline;
  return (
    <li class="stack">
      <h3 {...(isGone ? {} : tongue(part.used.lang, frame.lang))}>
        <a href={paths.deskStory(part.shortId)}>{title}</a>
      </h3>
      <p class="small">
        <bdi>{part.source.name}</bdi>
        {part.used.rights.creditLine === null || part.used.rights.creditLine === part.source.name ? null : (
          <>
            , <bdi>{part.used.rights.creditLine}</bdi>
          </>
        )}
      </p>
      <Stands frame={frame} part={part} />
      <Newer frame={frame} part={part} />
      <div class="row">
        {part.isUpdated ? (
          <button type="submit" form="copy" name="do" value={`take-part:${part.place}`}>
            {words.take}
            <span class="unseen">: {title}</span>
          </button>
        ) : null}
        <button type="submit" form="copy" class="bare" name="do" value={`drop-part:${part.place}`}>
          {words.drop}
          <span class="unseen">: {title}</span>
        </button>
      </div>
    </li>
  );
};

/** Whether an editor has something to do about one of the parts. */
export const needsLook = (parts: readonly Part[]): boolean => parts.some(({ bar, isUpdated }) => bar !== null || isUpdated);

/** What a story was put together of, how each part stands, and the ways to take a newer text in or the part out. */
export const PartsPanel = ({ frame, parts }: { readonly frame: Frame; readonly parts: readonly Part[] }) => {
  const words = wordsOf(frame.lang);
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby="parts" class="stack">
      <Head id="parts">{words.title}</Head>
      <p class="small">{words.help}</p>
      <ul class="list">
        {parts.map((part) => (
          <PartLine frame={frame} part={part} />
        ))}
      </ul>
    </section>
  );
};

/** Words of the editor's that stand where a part was changed or taken out. */
export const PartClashes = ({
  frame,
  conflicts,
  lang,
}: {
  readonly frame: Frame;
  readonly conflicts: readonly Conflict[];
  readonly lang: string;
}) => {
  const words = wordsOf(frame.lang);
  if (conflicts.length === 0) return null;
  return (
    <section aria-labelledby="clashes">
      <Head id="clashes">{words.clashes}</Head>
      <ClashTable frame={frame} lang={lang} yours={words.yours} theirs={words.theirs} conflicts={conflicts} />
    </section>
  );
};
