import { formatInstant } from "#kit";
import { paths } from "#paths";
import { Button, FormPost, type Frame, Head, TextArea } from "#ui";
import type { CaseView } from "../case-view.ts";
import { wordsOf } from "../words/index.ts";

/** What moderators tell each other about a case, and the field for more. */
export const CaseNotes = ({ frame, view }: { readonly frame: Frame; readonly view: CaseView }) => {
  const { case: words } = wordsOf(frame.lang);
  return (
    <section class="band stack" aria-labelledby="notes">
      <Head id="notes">{words.notes}</Head>
      {view.notes.map((note) => (
        <p>
          <b>
            <bdi>{note.name === "" ? words.formerMember : note.name}</bdi>
          </b>{" "}
          <span class="small">{formatInstant(frame.lang, frame.site.zone, note.at, "moment")}</span>
          <br />
          <span dir="auto">{note.body}</span>
        </p>
      ))}
      <FormPost action={paths.moderationCase(view.id)} class="stack">
        <TextArea name="note" label={words.note} rows={2} maxlength={1000} />
        <Button name="do" value="note">
          {words.addNote}
        </Button>
      </FormPost>
    </section>
  );
};
