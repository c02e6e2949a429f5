import { type Lang, LANGS } from "#kit";
import { paths } from "#paths";
import { AddButton, Band, Button, EmptyNote, FormPost, type Frame, Notice, SelectField, type Tab, TextField } from "#ui";
import type { Section } from "../../sections.ts";
import { SECTION_LETTERS, type SectionProblem } from "../section-acts.ts";
import { wordsOf } from "../words/index.ts";
import { settingsPage } from "./settings-layout.tsx";

export type SectionsPage = {
  readonly sections: readonly Section[];
  readonly problem: SectionProblem | null;
  readonly isDone: boolean;
  readonly tabs: readonly Tab[];
};

type Of = { readonly frame: Frame; readonly of: string; readonly names?: Readonly<Record<Lang, string>> };

const NameFields = ({ frame, of, names }: Of) => {
  const words = wordsOf(frame.lang).sections;
  const own = frame.site.lang ?? "en";
  return (
    <div class="fields">
      {[own, ...LANGS.filter((lang) => lang !== own)].map((lang) => (
        <TextField
          name={`name-${lang}`}
          id={`${of}-${lang}`}
          label={words.names[lang]}
          required={lang === own}
          maxlength={SECTION_LETTERS}
          value={names?.[lang]}
          {...(lang === own ? {} : { hint: words.addHint })}
        />
      ))}
    </div>
  );
};

const SectionRow = ({
  frame,
  section,
  others,
}: {
  readonly frame: Frame;
  readonly section: Section;
  readonly others: readonly Section[];
}) => {
  const words = wordsOf(frame.lang).sections;
  const name = section.names[frame.lang];
  const { slug } = section;
  return (
    <li>
      <h2 class="h3">
        <a href={paths.section(slug)}>{name}</a>
      </h2>
      <FormPost action={paths.deskSections()} class="row" label={name}>
        <input type="hidden" name="section" value={slug} />
        <button name="do" value="up" aria-label={words.up(name)}>
          {words.upShort}
        </button>
        <button name="do" value="down" aria-label={words.down(name)}>
          {words.downShort}
        </button>
      </FormPost>
      <details>
        <summary>{words.change}</summary>
        <FormPost action={paths.deskSections()} label={`${words.rename}: ${name}`}>
          <input type="hidden" name="section" value={slug} />
          <NameFields frame={frame} of={slug} names={section.names} />
          <div class="row gap">
            <Button name="do" value="rename">
              {words.rename}
            </Button>
          </div>
        </FormPost>
        {others.length === 0 ? null : (
          <FormPost action={paths.deskSections()} label={`${words.retire}: ${name}`} class="gap">
            <input type="hidden" name="section" value={slug} />
            <SelectField
              name="to"
              id={`to-${slug}`}
              label={words.to}
              hint={words.retireHelp}
              options={others.map((other) => ({ value: other.slug, text: other.names[frame.lang] }))}
            />
            <div class="row gap">
              <Button name="do" value="retire">
                {words.retire}
              </Button>
            </div>
          </FormPost>
        )}
      </details>
    </li>
  );
};

/** The sections in their order. */
export const sectionsPage = (frame: Frame, { sections, problem, isDone, tabs }: SectionsPage): string => {
  const { sections: words, saved } = wordsOf(frame.lang);
  return settingsPage(
    frame,
    { title: words.title, deck: words.deck, tabs },
    <>
      {problem === null ? null : (
        <Notice kind="error">
          <p>{words.problems[problem]}</p>
        </Notice>
      )}
      {isDone ? (
        <Notice kind="done">
          <p>{saved}</p>
        </Notice>
      ) : null}
      {sections.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <ol class="list big">
          {sections.map((section) => (
            <SectionRow frame={frame} section={section} others={sections.filter((other) => other.slug !== section.slug)} />
          ))}
        </ol>
      )}
      <Band id="add" title={words.add}>
        <FormPost action={paths.deskSections()} labelledby="add">
          <NameFields frame={frame} of="new" />
          <div class="row gap">
            <AddButton name="do" value="add">
              {words.add}
            </AddButton>
          </div>
        </FormPost>
      </Band>
    </>,
  );
};
