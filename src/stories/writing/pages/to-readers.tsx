import { AddButton, Button, CheckField, type Frame, Head, TextArea, TextField } from "#ui";
import { paths } from "#paths";
import { wordsOf as liveWords } from "../../live/words/index.ts";
import type { Lack } from "../send-manuscript.ts";
import { type Words, wordsOf } from "../words/index.ts";
import type { ManuscriptPage } from "./manuscript-page.tsx";

/** What is lacking in the manuscript itself. */
type OwnLack = Exclude<Lack, { readonly field: "parts" }>;

export const sentenceOf = (words: Words, lack: OwnLack): string => {
  if (lack.why === "empty") return words.lacks.empty[lack.field];
  if (lack.field === "at") return words.lacks.at[lack.why];
  if (lack.field === "pictures") return words.lacks.pictures[lack.why];
  if (lack.field !== "topics") return words.lacks[lack.field];
  const names = (lack.names ?? []).map((name) => `“${name}”`).join(", ");
  return lack.why === "unclear" ? words.lacks.unclear(names) : words.lacks.topics(names);
};

/** Where a manuscript of the newsroom's own goes out: at once, at a time, as a correction. */
export const ToReaders = ({ frame, page }: { readonly frame: Frame; readonly page: ManuscriptPage }) => {
  const words = wordsOf(frame.lang);
  const { story } = page.manuscript;
  const isPublic = story !== null && story.publishedAt !== null;
  const errorOf = (field: "at" | "note"): string | null => {
    const lack = page.lacks.find((each) => each.field === field);
    return lack === undefined || lack.field === "parts" ? null : sentenceOf(words, lack);
  };
  return (
    <section aria-labelledby="out" class="stack">
      <Head id="out">{words.outTitle}</Head>
      {isPublic ? (
        <>
          <CheckField name="correction" label={words.correction} checked={page.asked.isCorrection} />
          <TextArea name="note" label={words.note} hint={words.noteHint} rows={2} value={page.asked.note} error={errorOf("note")} />
        </>
      ) : (
        <TextField
          name="at"
          type="datetime-local"
          label={words.at}
          hint={words.atHint(frame.site.zone)}
          value={page.asked.at}
          error={errorOf("at")}
        />
      )}
      <div class="row">
        <AddButton name="do" value="publish">
          {isPublic ? words.publishChange : words.publish}
        </AddButton>
        {isPublic ? null : (
          <Button name="do" value="schedule">
            {words.schedule}
          </Button>
        )}
        {story?.state === "embargoed" ? (
          <Button name="do" value="take-back" bare>
            {words.takeBack}
          </Button>
        ) : null}
      </div>
      {story === null || !isPublic ? null : (
        <p class="small">
          <a href={paths.deskLive(story.shortId)}>{liveWords(frame.lang).way}</a>
        </p>
      )}
    </section>
  );
};
