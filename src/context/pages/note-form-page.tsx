import { excerptOf } from "#kit";
import { paths } from "#paths";
import {
  AddButton,
  Button,
  CheckField,
  type Frame,
  FormPost,
  Layout,
  PageHead,
  pageOf,
  SelectField,
  TextArea,
  TextField,
  tongue,
} from "#ui";
import { KINDS, LETTERS_MOST } from "../note.ts";
import { wordsOf } from "../words/index.ts";

/** What was typed, or came with the link; an empty `quote` asks for a paragraph. */
export type NoteForm = {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly block: string;
  readonly body: string;
  readonly kind: string;
  readonly evidence: readonly string[];
  readonly isUnnamed: boolean;
  readonly key: string | undefined;
};

export type NoteFormPage = {
  readonly story: { readonly shortId: string; readonly slug: string; readonly headline: string; readonly lang: string };
  /** The words of the story's blocks that may be chosen. */
  readonly passages: readonly string[];
  readonly form: NoteForm;
  readonly error: { readonly field: string; readonly sentence: string } | null;
};

const PASSAGE_LETTERS = 140;

const Passage = ({ frame, page }: { readonly frame: Frame; readonly page: NoteFormPage }) => {
  const words = wordsOf(frame.lang).form;
  const { form, passages, story, error } = page;
  const isWrong = error?.field === "quote";
  if (form.quote !== "")
    return (
      <div class="field">
        <p class="label">{words.chosen}</p>
        <blockquote class="say__text" {...tongue(story.lang, frame.lang)}>
          <p>{form.quote}</p>
        </blockquote>
        {isWrong ? <p class="bad">{error.sentence}</p> : null}
        <p class="small">
          <a href={paths.notes(story.shortId)}>{words.other}</a>
        </p>
        <input type="hidden" name="quote" value={form.quote} />
        <input type="hidden" name="prefix" value={form.prefix} />
        <input type="hidden" name="suffix" value={form.suffix} />
      </div>
    );
  return (
    <fieldset class="field" id="passage" {...(isWrong ? { "aria-describedby": "passage-error" } : {})}>
      <legend class="label">{words.passage}</legend>
      {isWrong ? (
        <p class="bad" id="passage-error">
          {error.sentence}
        </p>
      ) : null}
      <p class="small">{words.passageHint}</p>
      <div class="choose" tabindex={0} role="group" {...tongue(story.lang, frame.lang)}>
        {passages.map((passage, block) =>
          passage.trim() === "" ? null : (
            <label class="pick">
              <input type="radio" name="block" value={String(block)} checked={form.block === String(block)} required />{" "}
              {excerptOf(passage, PASSAGE_LETTERS)}
            </label>
          ),
        )}
      </div>
    </fieldset>
  );
};

/** Where a note is written: the passage, what people should know about it, where it can be checked. */
export const noteFormPage = (frame: Frame, page: NoteFormPage): string => {
  const words = wordsOf(frame.lang);
  const { form, error, story } = page;
  const errorOf = (field: string): string | null => (error?.field === field ? error.sentence : null);
  const isNamed = ["quote", "body", "kind", "evidence"].includes(error?.field ?? "");
  return pageOf(
    frame,
    <Layout frame={frame} title={words.form.title} styles={["talk", "story", "context"]} robots="noindex">
      <PageHead title={words.form.title} deck={words.form.deck(story.headline)} />
      <FormPost
        class="box"
        action={paths.notes(story.shortId)}
        formKey={form.key}
        label={words.form.title}
        formError={isNamed ? null : (error?.sentence ?? null)}
      >
        <Passage frame={frame} page={page} />
        <TextArea
          name="body"
          label={words.form.body}
          hint={words.form.bodyHint}
          value={form.body}
          rows={5}
          required
          maxlength={4 * LETTERS_MOST}
          error={errorOf("body")}
        />
        <SelectField
          name="kind"
          label={words.form.kind}
          hint={words.form.after}
          value={form.kind}
          error={errorOf("kind")}
          options={KINDS.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
        />
        <TextField
          name="evidence"
          label={words.form.evidence}
          hint={words.form.evidenceHint}
          value={form.evidence[0]}
          placeholder="https://"
          error={errorOf("evidence")}
        />
        <TextField name="evidence" id="evidence-2" label={words.form.evidenceMore} value={form.evidence[1]} />
        <CheckField name="unnamed" label={words.form.unnamed} checked={form.isUnnamed} />
        <div class="row">
          <AddButton name="do" value="send">
            {words.form.send}
          </AddButton>
          <Button bare name="do" value="keep">
            {words.form.keep}
          </Button>
        </div>
      </FormPost>
      <p>
        <a href={paths.story({ id: story.shortId, slug: story.slug })}>{words.note.back}</a>
      </p>
    </Layout>,
  );
};
