import type { Limits } from "#rights";
import type { Tried } from "#stories";
import { type Frame, Head } from "#ui";
import type { SourceWords } from "../words/sources.ts";
import { wordsOf } from "../words/index.ts";

/** What limits forbid, a sentence each. */
const limitsInWords = (words: SourceWords, limits: Limits): readonly string[] => [
  ...(limits.only.length === 0 ? [] : [words.only(limits.only)]),
  ...(limits.never.length === 0 ? [] : [words.never(limits.never)]),
  ...(limits.isUnarchived ? [words.unarchived] : []),
  ...(limits.isLocked ? [words.locked] : []),
  ...(limits.most === null ? [] : [words.effects[limits.most]]),
  ...(limits.hostDays === null ? [] : [words.days(limits.hostDays)]),
  ...(limits.isUnmined ? [words.unmined] : []),
  ...limits.pictures.map((limit) => words.pictureLimits[limit]),
];

/** What a source's last terms come to by some rules: each text, which rules say something of it, and what is held to. */
export const SourceBench = ({
  frame,
  tried,
  isAttempt,
}: {
  readonly frame: Frame;
  readonly tried: readonly Tried[];
  readonly isAttempt: boolean;
}) => {
  const { sources: words } = wordsOf(frame.lang);
  return (
    <section aria-labelledby="bench" class="stack band">
      <Head id="bench">{words.bench}</Head>
      {isAttempt ? <p class="small">{words.benchTried}</p> : null}
      {tried.length === 0 ? (
        <p>{words.benchNone}</p>
      ) : (
        <ul class="list">
          {tried.map(({ text, headline, rules, limits, unknown }) => {
            const found = limitsInWords(words, limits);
            return (
              <li>
                <p>
                  <bdi>{text.length > 400 ? `${text.slice(0, 400)}…` : text}</bdi>
                </p>
                <p class="small">
                  <bdi>{headline}</bdi>
                </p>
                {unknown === null ? null : <p class="bad">{words.waits(unknown)}</p>}
                {rules.map((rule) => (
                  <p class="small">{words.byRule(rule.words, words.effects[rule.effect])}</p>
                ))}
                <p class="small">{found.length === 0 ? words.free : `${found.join(". ")}.`}</p>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
};
