import { paths } from "#paths";
import { type Frame } from "../frame.ts";
import { wordsOf } from "../words/index.ts";

/** The invitation under a story, for readers without an account. */
export const Invite = ({ frame }: { readonly frame: Frame }) => {
  const words = wordsOf(frame.lang);
  return (
    <div class="invite">
      <h2 id="join">{words.join}</h2>
      <p>{words.joinWhy}</p>
      <p class="row">
        <a class="button" href={paths.join({ next: frame.path })}>
          {words.openAccount}
        </a>{" "}
        <a href={paths.signIn(frame.path)}>{words.signIn}</a>
      </p>
    </div>
  );
};
