import { paths } from "#paths";
import { Band, Button, CheckField, EmptyNote, FormPost, type Frame } from "#ui";
import type { LetterLine } from "../letters-view.ts";
import { wordsOf } from "../words/index.ts";

/** A box for each letter. */
export const LetterBoxes = ({ frame, letters }: { readonly frame: Frame; readonly letters: readonly LetterLine[] }) => (
  <fieldset class="field">
    <legend class="label">{wordsOf(frame.lang).list}</legend>
    {letters.map(({ id, name, when, isMine }, place) => (
      <CheckField id={`letter-${place}`} name="list" value={id} label={name} hint={when} checked={isMine} />
    ))}
  </fieldset>
);

/** A member's letters, chosen by boxes; `back` is where the choice leads. */
export const OwnLetters = ({
  frame,
  letters,
  back,
}: {
  readonly frame: Frame;
  readonly letters: readonly LetterLine[];
  readonly back: string;
}) => {
  const words = wordsOf(frame.lang);
  return (
    <FormPost action={paths.newsletters()} class="box" label={words.yours}>
      {letters.some(({ isRefused }) => isRefused) ? <p>{words.refused}</p> : null}
      <input type="hidden" name="choose" value="1" />
      <input type="hidden" name="next" value={back} />
      <LetterBoxes frame={frame} letters={letters} />
      <div class="row">
        <Button>{words.save}</Button>
      </div>
    </FormPost>
  );
};

/** Among a member's other choices of how to be told. */
export const LettersBand = ({ frame, letters }: { readonly frame: Frame; readonly letters: readonly LetterLine[] }) => {
  const words = wordsOf(frame.lang);
  return (
    <Band id="letters" title={words.title}>
      <p>{words.choicesDeck}</p>
      {letters.length === 0 ? (
        <EmptyNote>{words.noLetters}</EmptyNote>
      ) : (
        <OwnLetters frame={frame} letters={letters} back={paths.inboxChoices()} />
      )}
    </Band>
  );
};
