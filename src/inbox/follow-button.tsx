import { type Path, paths } from "#paths";
import { Button, FormPost, type Frame, isMember } from "#ui";
import { wordsOf } from "./words/index.ts";

export type Followable = { readonly target: string; readonly name: string; readonly isOn: boolean };

/** Buttons to follow things, one each; a visitor is led to sign in and back. */
export const FollowButtons = ({
  frame,
  things,
  back,
}: {
  readonly frame: Frame;
  readonly things: readonly Followable[];
  readonly back: Path;
}) => {
  const words = wordsOf(frame.lang).follow;
  if (!isMember(frame))
    return (
      <p class="small">
        <a href={paths.signIn(back)}>{words.start(things[0]?.name ?? "")}</a>
      </p>
    );
  return (
    <FormPost action={paths.follow()} class="row" label={words.title}>
      <input type="hidden" name="next" value={back} />
      {things.map(({ target, name, isOn }) => (
        <Button name={isOn ? "stop" : "start"} value={target} bare>
          {isOn ? words.stop(name) : words.start(name)}
        </Button>
      ))}
    </FormPost>
  );
};
