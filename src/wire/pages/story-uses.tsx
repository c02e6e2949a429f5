import { paths } from "#paths";
import { type StoryUse, WordsChanged } from "#stories";
import { type Frame, Head, tongue } from "#ui";
import { wordsOf } from "../words/list/index.ts";

/** Where the newsroom uses a story, and the words of the versions that were taken and of the one that stands, by id. */
export type UsesOfStory = {
  readonly uses: readonly StoryUse[];
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly lang: string;
};

const Differs = ({ frame, use, uses }: { readonly frame: Frame; readonly use: StoryUse; readonly uses: UsesOfStory }) => {
  const words = wordsOf(frame.lang);
  const [taken, now] = [uses.words.get(use.takenId), uses.words.get(use.nowId)];
  if (!use.isUpdated || taken === undefined || now === undefined) return null;
  return (
    <>
      <p>
        <b>{words.updatedSince}.</b> {words.differs}
      </p>
      <div class="diff" {...tongue(uses.lang, frame.lang)}>
        <WordsChanged before={taken} after={now} />
      </div>
    </>
  );
};

/** What the newsroom writes with the words of a story, and how the story has changed since they were taken. */
export const StoryUses = ({ frame, uses }: { readonly frame: Frame; readonly uses: UsesOfStory }) => {
  const words = wordsOf(frame.lang);
  if (uses.uses.length === 0) return null;
  return (
    <section aria-labelledby="uses" class="stack band">
      <Head id="uses">{words.uses}</Head>
      <p class="small">{words.usesHelp}</p>
      <ul class="list">
        {uses.uses.map((use) => (
          <li class="stack">
            <p>
              {words.usedIn(use.by)}{" "}
              <a href={paths.deskManuscript(use.manuscriptId)} {...tongue(use.lang, frame.lang)}>
                {use.headline === "" ? words.untitled : use.headline}
              </a>
            </p>
            <Differs frame={frame} use={use} uses={uses} />
          </li>
        ))}
      </ul>
    </section>
  );
};
