import { paths } from "#paths";
import { AddButton, FormPost, type Frame, Head, SelectField, TextArea } from "#ui";
import { loanSentence } from "../../lent/loan-sentence.ts";
import { lentWordsOf } from "../../lent/words/index.ts";
import { wordsOf as writingWords } from "../../writing/words/index.ts";
import { lackOf } from "../library-picture.ts";
import { targetText } from "../use-picture.ts";
import { wordsOf } from "../words/index.ts";
import type { PicturePage } from "./picture-page.tsx";

type Props = { readonly frame: Frame; readonly page: PicturePage };

/** Which story a picture is for: the one it is chosen for, one that is being written, a new one. */
const Which = ({ frame, page }: Props) => {
  const words = lentWordsOf(frame.lang);
  if (page.target !== null) return <input type="hidden" name="for" value={targetText(page.target)} />;
  const lines = page.manuscripts.map(({ id, headline }) => ({
    value: targetText({ kind: "copy", id }),
    text: headline === "" ? writingWords(frame.lang).noHeadline : headline,
  }));
  return <SelectField name="for" label={words.which} value="new" options={[{ value: "new", text: words.anew }, ...lines]} />;
};

/** The way of a picture into a story of the newsroom's own; of a source's picture what it may do there, or why it may not go. */
export const UseForm = ({ frame, page }: Props) => {
  const words = lentWordsOf(frame.lang);
  const { fields, problem } = wordsOf(frame.lang);
  const { picture, target } = page;
  const { own, sent } = picture;
  // An own picture that is chosen for a story is saved and used by the form above.
  const isOffered = own === null ? target?.kind !== "story" : target === null && lackOf(own, page.now) === null;
  const lending = sent?.lending ?? null;
  if (!isOffered) return null;
  return (
    <section aria-labelledby="use" class="stack">
      <Head id="use">{words.title}</Head>
      {lending === null ? null : <p>{lending.ok ? loanSentence(frame, lending.value) : words.bars[lending.problem]}</p>}
      {lending !== null && !lending.ok ? null : (
        <FormPost action={paths.deskPictureUse()} class="stack" labelledby="use">
          <input type="hidden" name="sha" value={picture.sha} />
          {sent === null ? null : (
            <>
              <p class="small">{words.help}</p>
              <TextArea
                name="alt"
                label={fields.alt}
                hint={words.altHint}
                rows={2}
                value={picture.alt}
                error={page.problem === "no-alt" ? problem["no-alt"] : undefined}
              />
            </>
          )}
          <Which frame={frame} page={page} />
          <p>
            <AddButton>{words.use}</AddButton>
          </p>
        </FormPost>
      )}
    </section>
  );
};
