import { type Path, paths } from "#paths";
import { Button, FormPost, type Frame, isMember } from "#ui";
import { wordsOf } from "./words/index.ts";

export type Followable = { readonly target: string; readonly name: string; readonly isOn: boolean };

/** A name or title as a piece of its own direction (UAX 9: FSI … PDI). */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** Buttons to follow things, one each; a visitor is led to sign in and back. */
export const FollowButtons = ({
  frame,
  things,
  back,
  label,
}: {
  readonly frame: Frame;
  readonly things: readonly Followable[];
  readonly back: Path;
  /** Where there are several such forms, what this one is of. */
  readonly label?: string;
}) => {
  const words = wordsOf(frame.lang).follow;
  if (!isMember(frame))
    return (
      <p class="small">
        <a href={paths.signIn(back)}>{words.start(isolated(things[0]?.name ?? ""))}</a>
      </p>
    );
  return (
    <FormPost action={paths.follow()} class="row" label={label ?? words.title}>
      <input type="hidden" name="next" value={back} />
      {things.map(({ target, name, isOn }) => (
        <Button name={isOn ? "stop" : "start"} value={target} bare>
          {isOn ? words.stop(isolated(name)) : words.start(isolated(name))}
        </Button>
      ))}
    </FormPost>
  );
};
