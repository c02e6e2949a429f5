import { paths } from "#paths";
import { type Flag, lentWordsOf, loanBarOf } from "#stories";
import { Button, FormPost, type Frame, Head, Time, tongue } from "#ui";
import { lifeWordsOf } from "../words/life/index.ts";

const whyOf = (frame: Frame, { what, basis }: Flag): string => {
  const { flag: words } = lifeWordsOf(frame.lang);
  if (what === "held") return words.held;
  const bar = loanBarOf(what);
  if (bar !== null) return words.lent(lentWordsOf(frame.lang).bars[bar]);
  return what === "killed" || basis.headline === "" ? words.killed : words.corrected(basis.headline);
};

/** A flagged story in the list of what needs an editor. */
export const FlagLine = ({ frame, flag }: { readonly frame: Frame; readonly flag: Flag }) => (
  <li>
    <h3 {...tongue(flag.lang, frame.lang)}>
      <a href={paths.deskStory(flag.shortId)}>{flag.headline}</a>
    </h3>
    <p class="small">{whyOf(frame, flag)}</p>
  </li>
);

/** What an editor is to look at in a story, each with the way to say that it was done. */
export const StoryFlags = ({ frame, flags }: { readonly frame: Frame; readonly flags: readonly Flag[] }) => {
  const { flag: words } = lifeWordsOf(frame.lang);
  if (flags.length === 0) return null;
  return (
    <section aria-labelledby="flags" class="stack">
      <Head id="flags">{words.title}</Head>
      {flags.map((flag) => (
        <FormPost action={paths.deskStory(flag.shortId)} class="stack band" label={words.title}>
          <p>
            <a href={paths.deskStory(flag.basis.shortId)}>{whyOf(frame, flag)}</a> <Time frame={frame} at={flag.at} />
          </p>
          <p class="small">{loanBarOf(flag.what) === null ? words.help : words.lentHelp}</p>
          <input type="hidden" name="flag" value={flag.id} />
          <p>
            <Button name="do" value="seen">
              {words.seen}
            </Button>
          </p>
        </FormPost>
      ))}
    </section>
  );
};
