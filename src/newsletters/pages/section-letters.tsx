import { type Path, paths } from "#paths";
import { Button, CheckField, EmailField, FormPost, type Frame } from "#ui";
import type { LetterLine } from "../letters-view.ts";
import { wordsOf } from "../words/index.ts";

export type SectionLettersProps = {
  readonly frame: Frame;
  readonly letters: readonly Pick<LetterLine, "id" | "name" | "isMine">[];
  /** Whether a member asks, who takes a letter by one button; others name an address. */
  readonly isReader: boolean;
  readonly back: Path;
};

const Asking = ({ frame, letters }: SectionLettersProps) => {
  const words = wordsOf(frame.lang);
  return (
    <FormPost action={paths.newsletters()} class="box" label={words.byMail}>
      {letters.map(({ id, name }, place) => (
        <CheckField id={`letter-${place}`} name="list" value={id} label={name} checked={place === 0} />
      ))}
      <EmailField name="email" label={words.email} required hint={words.deck} />
      <div class="row">
        <Button>{words.askFor}</Button>
      </div>
    </FormPost>
  );
};

/** A section's letters, folded up: read by everybody, so it is the same for all who have no account. */
export const SectionLetters = (props: SectionLettersProps) => {
  const { frame, letters, isReader, back } = props;
  const words = wordsOf(frame.lang);
  return (
    <details>
      <summary>{words.byMail}</summary>
      {isReader ? (
        <FormPost action={paths.newsletters()} class="row" label={words.yours}>
          <input type="hidden" name="next" value={back} />
          {letters.map(({ id, name, isMine }) => (
            <Button name={isMine ? "leave" : "take"} value={id}>
              {isMine ? words.leave(name) : words.take(name)}
            </Button>
          ))}
        </FormPost>
      ) : (
        <Asking {...props} />
      )}
      <p class="small">
        <a href={paths.newsletters()}>{words.others}</a>
      </p>
    </details>
  );
};
