import { formatInstant, type Instant, LANGS } from "#kit";
import { paths } from "#paths";
import { type Frame, SelectField, State, type StateName, TextArea, TextField } from "#ui";
import type { StoryState } from "../../tables.ts";
import { sectionName } from "../../pages/parts.tsx";
import type { ChosenPicture } from "../../library/chosen-pictures.ts";
import type { Copy, CopyField } from "../copy.ts";
import { wordsOf } from "../words/index.ts";
import { BodyField } from "./body-field.tsx";

const DRAWN: Readonly<Record<StoryState, StateName>> = {
  published: "published",
  embargoed: "embargoed",
  held: "held",
  expired: "held",
  killed: "killed",
};

/** Where a manuscript stands, in a bar and a word; with its time where it waits for one. */
export const Standing = ({
  frame,
  state,
  opensAt,
}: {
  readonly frame: Frame;
  readonly state: StoryState | null;
  readonly opensAt: Instant | null;
}) => {
  const words = wordsOf(frame.lang);
  return (
    <>
      <State frame={frame} state={state === null ? "ready" : DRAWN[state]} word={state === null ? words.draft : words.states[state]} />
      {state === "embargoed" && opensAt !== null ? (
        <> {words.opens(formatInstant(frame.lang, frame.site.zone, opensAt, "moment"))}</>
      ) : null}
    </>
  );
};

const LANG_NAMES = { en: "English", fr: "Français", ar: "العربية" } as const;

/** A field for one topic more. With script it is a combobox that also knows people, organisations and places (WAI-ARIA APG, combobox). */
const TopicField = ({ frame, names }: { readonly frame: Frame; readonly names: readonly string[] }) => {
  const { choosing, hints } = wordsOf(frame.lang);
  return (
    <div
      class="field combo"
      data-topics={paths.deskTopics()}
      data-found={choosing.found}
      data-none={choosing.none}
      data-added={choosing.added}
    >
      <label class="label" for="topic" id="topic-label">
        {hints.addTopic}
      </label>
      <input id="topic" name="topic" list="topics-known" autocomplete="off" dir="auto" />
      <datalist id="topics-known">
        {names.map((name) => (
          <option value={name} />
        ))}
      </datalist>
      <ul id="topic-list" role="listbox" aria-labelledby="topic-label" hidden />
      <p class="unseen" aria-live="polite" />
    </div>
  );
};

/** The fields of a manuscript; `errors` say what is wrong with one. */
export const CopyFields = ({
  frame,
  copy,
  errors,
  pictures = [],
  topicNames = [],
}: {
  readonly frame: Frame;
  readonly copy: Copy;
  readonly errors: Partial<Record<CopyField, string>>;
  /** What can be given a place in the text. */
  readonly pictures?: readonly ChosenPicture[];
  /** Topics to choose from, in the language of whoever writes. */
  readonly topicNames?: readonly string[];
}) => {
  const { fields, hints } = wordsOf(frame.lang);
  const of = (name: CopyField) => ({ name, label: fields[name], value: copy[name], error: errors[name] });
  const sections = frame.site.sections.map(({ slug }) => ({ value: slug, text: sectionName(frame, slug) }));
  const isKnown = copy.section === "" || sections.some(({ value }) => value === copy.section);
  return (
    <>
      <TextField {...of("headline")} />
      <TextField {...of("kicker")} />
      <TextArea {...of("deck")} rows={2} />
      <TextField {...of("authors")} hint={hints.authors} />
      <BodyField
        frame={frame}
        copy={copy}
        error={errors.body}
        pictures={pictures.map(({ sha, caption, alt, credit }) => ({
          sha,
          text: [caption === "" ? alt : caption, credit].filter((part) => part !== "").join(", "),
        }))}
      />
      <SelectField
        {...of("section")}
        options={[{ value: "", text: "–" }, ...sections, ...(isKnown ? [] : [{ value: copy.section, text: copy.section }])]}
      />
      <SelectField {...of("lang")} options={LANGS.map((lang) => ({ value: lang, text: LANG_NAMES[lang] }))} />
      <TextField {...of("dateline")} />
      <TextField {...of("topics")} hint={hints.topics} />
      {topicNames.length === 0 ? null : <TopicField frame={frame} names={topicNames} />}
      <p class="small">
        <a href={paths.topics()} target="_blank" rel="noopener">
          {fields.topics}
        </a>
      </p>
      <TextField {...of("rights")} hint={hints.rights} />
    </>
  );
};
