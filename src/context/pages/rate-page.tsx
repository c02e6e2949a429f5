import { paths } from "#paths";
import { AddButton, type Frame, FormPost, Layout, Notice, PageHead, pageOf, RadioField, tongue } from "#ui";
import { HELPFUL, reasonsFor } from "../note.ts";
import type { RatedSubject } from "../queue.ts";
import { wordsOf } from "../words/index.ts";
import { Evidence } from "./note-beside.tsx";

export type RatePage = {
  readonly subject: RatedSubject;
  readonly given: { readonly helpful: string; readonly reasons: readonly string[] };
  readonly error: string | null;
};

const Reasons = ({ frame, page, of }: { readonly frame: Frame; readonly page: RatePage; readonly of: "yes" | "no" }) => {
  const words = wordsOf(frame.lang);
  return (
    <fieldset class="field">
      <legend class="label">{of === "yes" ? words.rate.why : words.rate.whyNot}</legend>
      <div class="kinds">
        {reasonsFor(of).map((reason) => (
          <label class="pick">
            <input type="checkbox" name="reasons" value={reason} checked={page.given.reasons.includes(reason)} /> {words.reasons[reason]}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** Rating, blind: the passage, the note, the question, the reasons. Neither its status nor its author nor how others rated. */
export const ratePage = (frame: Frame, page: RatePage): string => {
  const words = wordsOf(frame.lang);
  const { subject, given } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.rate.title} styles={["talk", "story", "context"]} robots="noindex">
      <PageHead title={words.rate.title} deck={words.rate.deck} />
      <article class="noted">
        {subject.isAsked ? <p>{words.rate.asked}</p> : null}
        <p>
          {words.note.onPassage} <a href={paths.story(subject.story)}>{subject.story.headline}</a>
        </p>
        <blockquote {...tongue(subject.lang, frame.lang)}>
          <p>{subject.quotedNow}</p>
        </blockquote>
        {subject.quotedNow === subject.quote ? null : (
          <p {...tongue(subject.lang, frame.lang)}>
            <span lang={frame.lang}>{words.note.passageWas}</span> <q>{subject.quote}</q>
          </p>
        )}
        <p class="note__text" dir="auto">
          {subject.body}
        </p>
        <Evidence frame={frame} links={subject.evidence} />
      </article>
      {page.error === null ? null : (
        <Notice kind="error">
          <p>{page.error}</p>
        </Notice>
      )}
      <FormPost class="box" action={paths.rateNote(subject.id)} label={words.ask}>
        <RadioField
          name="helpful"
          label={words.ask}
          value={given.helpful}
          options={HELPFUL.map((value) => ({ value, text: words.helpful[value] }))}
        />
        <Reasons frame={frame} page={page} of="yes" />
        <Reasons frame={frame} page={page} of="no" />
        <p class="small">{words.rate.whyHint}</p>
        <input type="hidden" name="sure" value="1" />
        <AddButton>{words.rate.send}</AddButton>
      </FormPost>
    </Layout>,
  );
};
