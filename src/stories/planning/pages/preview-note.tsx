import { paths } from "#paths";
import { type Frame, Notice } from "#ui";
import type { Place } from "../pin.ts";
import { wordsOf } from "../words/index.ts";

/** Says over a page that readers do not see it so. */
export const PreviewNote = ({ frame, place }: { readonly frame: Frame; readonly place: Place }) => {
  const words = wordsOf(frame.lang).arrange;
  return (
    <Notice kind="done">
      <p>
        {words.previewing} <a href={paths.deskFront({ place })}>{words.back}</a>
      </p>
    </Notice>
  );
};
