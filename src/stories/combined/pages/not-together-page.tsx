import { paths } from "#paths";
import { type Frame, Layout, Notice, PageHead, pageOf, type Tab } from "#ui";
import type { CombineProblem } from "../begin-combined.ts";
import { PARTS_MOST } from "../part.ts";
import { type Words, wordsOf } from "../words/index.ts";

const sentenceOf = ({ problem: words }: Words, problem: CombineProblem): string => {
  switch (problem.why) {
    case "too-many":
      return words["too-many"](PARTS_MOST);
    case "locked":
      return words.locked(problem.headline, problem.source);
    case "killed":
      return words.killed(problem.source);
    case "own":
    case "withheld":
    case "over":
      return words[problem.why](problem.headline);
    case "not-allowed":
    case "too-few":
    case "none":
      return words[problem.why];
  }
};

/** Why what was ticked in the list makes no story. */
export const notTogetherPage = (frame: Frame, problem: CombineProblem, tabs: readonly Tab[]): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.problem.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.problem.title} />
      <Notice kind="error">
        <p>{sentenceOf(words, problem)}</p>
      </Notice>
      <p>
        <a href={paths.deskIncoming()}>{words.problem.back}</a>
      </p>
    </Layout>,
  );
};
