import { type Frame, TextArea } from "#ui";
import type { Copy } from "../copy.ts";
import type { PictureChoice } from "../doc/editor-words.ts";
import { editorWordsOf } from "../words/editor/index.ts";
import { wordsOf } from "../words/index.ts";

export type BodyFieldProps = {
  readonly frame: Frame;
  readonly copy: Copy;
  readonly error: string | undefined;
  /** What can be given a place in the text. */
  readonly pictures: readonly PictureChoice[];
};

/** The text of a story: a plain field with the signs of its markup, in whose place a browser with scripts has the editor. */
export const BodyField = ({ frame, copy, error, pictures }: BodyFieldProps) => {
  const { fields, hints, markup } = wordsOf(frame.lang);
  return (
    <>
      <TextArea name="body" label={fields.body} value={copy.body} error={error} hint={hints.body} rows={20} />
      <div hidden data-editor="body" data-words={JSON.stringify(editorWordsOf(frame.lang))} data-pictures={JSON.stringify(pictures)} />
      <details data-plain="body">
        <summary>{markup.title}</summary>
        <dl class="facts">
          {markup.rows.map(([sign, meaning]) => (
            <>
              <dt>
                <code dir="ltr">{sign}</code>
              </dt>
              <dd>{meaning}</dd>
            </>
          ))}
          {pictures.map(({ sha, text }) => (
            <>
              <dt>
                <code dir="ltr" class="long">{`![${sha}]`}</code>
              </dt>
              <dd>{text}</dd>
            </>
          ))}
        </dl>
      </details>
    </>
  );
};
