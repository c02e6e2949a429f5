import { paths } from "#paths";
import { AddButton, Button, CheckField, type Frame, Head, Notice, TextArea, TextField, tongue } from "#ui";
import { paragraphsOf } from "../../block.ts";
import { WordsChanged } from "../../pages/words-changed.tsx";
import { readBody } from "../body-markup.ts";
import type { Copy } from "../copy.ts";
import type { OverStory } from "../layer.ts";
import { wordsOf } from "../words/index.ts";
import { BodyField } from "./body-field.tsx";
import { ClashTable } from "./clash-table.tsx";
import type { ManuscriptPage } from "./manuscript-page.tsx";
import { sentenceOf } from "./to-readers.tsx";

type Over = { readonly frame: Frame; readonly over: OverStory; readonly copy: Copy };

/** What an editor can change of a story of the wire. Where its terms forbid to rewrite it, the text is there to read. */
export const LayerFields = ({ frame, over, copy }: Over) => {
  const words = wordsOf(frame.lang);
  return (
    <>
      <input type="hidden" name="over" value={over.shortId} />
      {(["lang", "authors", "dateline"] as const).map((name) => (
        <input type="hidden" name={name} value={copy[name]} />
      ))}
      <p>{words.over.what(over.source)}</p>
      <TextField name="headline" label={words.fields.headline} value={copy.headline} />
      <TextArea name="deck" label={words.fields.deck} value={copy.deck} rows={2} />
      {over.isLocked ? (
        <>
          <Notice kind="past">
            <p>{words.over.locked(over.source)}</p>
          </Notice>
          <input type="hidden" name="body" value={copy.body} />
          <div class="text" {...tongue(copy.lang, frame.lang)}>
            {paragraphsOf(readBody(copy.body)).map((text) => (
              <p>{text}</p>
            ))}
          </div>
        </>
      ) : (
        <BodyField frame={frame} copy={copy} error={undefined} pictures={over.pictures} />
      )}
    </>
  );
};

/** What the source changed since the editor began, and what both changed, side by side. */
export const OverNews = ({ frame, over, copy }: Over) => {
  const words = wordsOf(frame.lang);
  const { update } = over;
  return (
    <>
      {update === null ? null : (
        <Notice kind="past">
          <p>{words.over.update(over.source, update.version)}</p>
          <p>{words.over.updateHelp}</p>
          <div class="diff" {...tongue(copy.lang, frame.lang)}>
            {[
              ...(update.headline === copy.headline ? [] : [update.headline]),
              ...(update.deck === copy.deck || update.deck === "" ? [] : [update.deck]),
            ].map((text) => (
              <p>{text}</p>
            ))}
            <WordsChanged before={paragraphsOf(readBody(copy.body))} after={paragraphsOf(update.blocks)} />
          </div>
          <p>
            <button type="submit" form="copy" name="do" value="merge">
              {words.over.take}
            </button>
          </p>
        </Notice>
      )}
      {over.conflicts.length === 0 ? null : (
        <section aria-labelledby="clashes">
          <Head id="clashes">{words.over.conflicts}</Head>
          <ClashTable
            frame={frame}
            lang={copy.lang}
            yours={words.over.yours}
            theirs={words.over.theirs(over.source)}
            conflicts={over.conflicts}
          />
        </section>
      )}
    </>
  );
};

/** Where an editor's layer goes out, as a correction or not, or is given up for the source's words. */
export const LayerToReaders = ({
  frame,
  page,
  over,
}: {
  readonly frame: Frame;
  readonly page: ManuscriptPage;
  readonly over: OverStory;
}) => {
  const words = wordsOf(frame.lang);
  const lack = page.lacks.find((each) => each.field === "note");
  return (
    <section aria-labelledby="out" class="stack">
      <Head id="out">{words.outTitle}</Head>
      <CheckField name="correction" label={words.correction} checked={page.asked.isCorrection} />
      <TextArea
        name="note"
        label={words.note}
        hint={words.noteHint}
        rows={2}
        value={page.asked.note}
        error={lack === undefined ? null : sentenceOf(words, lack)}
      />
      <CheckField name="unrepeated" label={words.over.unrepeated} hint={words.over.unrepeatedHelp} />
      <div class="row">
        <AddButton name="do" value="publish">
          {words.publishChange}
        </AddButton>
        <Button name="do" value="drop" bare>
          {words.over.drop}
        </Button>
        <a href={paths.deskStory(over.shortId)}>{words.over.desk}</a>
      </div>
    </section>
  );
};
