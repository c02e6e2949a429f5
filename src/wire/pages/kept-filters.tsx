import { LANGS } from "#kit";
import { paths } from "#paths";
import { Button, CheckField, Filters, FormPost, type Frame, SelectField, TextField } from "#ui";
import type { Source } from "#stories";
import type { KeptFilter } from "../list/look-through.ts";
import { askedIn, FILTER_FIELDS, type WireFilter } from "../list/wire-filter.ts";
import { wordsOf as listWordsOf } from "../words/list/index.ts";
import { wordsOf } from "../words/index.ts";

/** States a newsroom filters by, in the order of the key. */
const FILTERABLE = ["created", "updated", "corrected", "embargoed", "withheld", "rejected", "killed", "stale", "unchanged"] as const;
const LANG_NAMES = { en: "English", fr: "Français", ar: "العربية" } as const;
const URGENCIES = [1, 2, 3, 4, 5, 6, 7, 8];

/** Links to what an editor and the newsroom look for, each with what is new in it. */
export const KeptFilters = ({
  frame,
  kept,
  current,
}: {
  readonly frame: Frame;
  readonly kept: readonly KeptFilter[];
  readonly current: string | undefined;
}) => {
  const words = listWordsOf(frame.lang);
  if (kept.length === 0) return null;
  return (
    <nav aria-label={words.kept}>
      <ul class="row">
        <li>
          <a href={paths.deskIncoming()} aria-current={current === undefined ? "page" : undefined}>
            {words.everything}
          </a>
        </li>
        {kept.map(({ id, name, fresh, isMore, isOwn }) => (
          <li>
            <a href={paths.deskIncoming({ filter: id })} aria-current={current === id ? "page" : undefined}>
              <bdi>{name}</bdi>
            </a>{" "}
            {isOwn ? null : <span class="small">({words.shared}) </span>}
            {fresh === 0 ? null : <b class="small">{words.fresh(fresh, isMore)}</b>}
          </li>
        ))}
      </ul>
    </nav>
  );
};

type FilterProps = { readonly frame: Frame; readonly filter: WireFilter; readonly sources: readonly Source[] };

/** The fields that the list is filtered by. */
export const FilterFields = ({ frame, filter, sources }: FilterProps) => {
  const words = wordsOf(frame.lang);
  const list = listWordsOf(frame.lang);
  const any = { value: "", text: words.filter.any };
  const isMore = [filter.section, filter.lang, filter.urgency].some((text) => text !== "");
  return (
    <Filters action={paths.deskIncoming()} submit={words.filter.apply}>
      <TextField name="words" label={list.words} value={filter.words} />
      <SelectField
        name="source"
        label={words.filter.source}
        options={[{ value: "", text: words.filter.all }, ...sources.map((source) => ({ value: source.slug, text: source.name }))]}
        value={filter.source}
      />
      <SelectField
        name="state"
        label={words.filter.state}
        options={[any, ...FILTERABLE.map((outcome) => ({ value: outcome, text: words.outcome[outcome] }))]}
        value={filter.state}
      />
      <details open={isMore}>
        <summary>{list.more}</summary>
        <SelectField
          name="section"
          label={list.section}
          options={[any, ...frame.site.sections.map(({ slug, name }) => ({ value: slug, text: name[frame.lang] ?? slug }))]}
          value={filter.section}
        />
        <SelectField
          name="lang"
          label={list.lang}
          options={[any, ...LANGS.map((lang) => ({ value: lang, text: LANG_NAMES[lang] }))]}
          value={filter.lang}
        />
        <SelectField
          name="urgency"
          label={list.urgency}
          options={[any, ...URGENCIES.map((level) => ({ value: String(level), text: list.urgencies(level) }))]}
          value={filter.urgency}
        />
      </details>
    </Filters>
  );
};

/** Where what the list is filtered by is kept under a name, or given up. */
export const KeepFilter = ({
  frame,
  filter,
  current,
  problem,
}: {
  readonly frame: Frame;
  readonly filter: WireFilter;
  readonly current: string | undefined;
  readonly problem: string | null;
}) => {
  const words = listWordsOf(frame.lang);
  if (current !== undefined)
    return (
      <FormPost action={paths.deskIncoming()} label={words.drop}>
        <input type="hidden" name="filter" value={current} />
        <Button name="do" value="drop" bare>
          {words.drop}
        </Button>
      </FormPost>
    );
  if (Object.keys(askedIn(filter)).length === 0) return null;
  return (
    <details open={problem !== null}>
      <summary>{words.keepTitle}</summary>
      <FormPost action={paths.deskIncoming()} class="stack" label={words.keepTitle}>
        {FILTER_FIELDS.map((name) => (
          <input type="hidden" name={name} value={filter[name]} />
        ))}
        <TextField name="name" label={words.name} value="" error={problem} />
        <CheckField name="shared" label={words.share} />
        <p>
          <Button name="do" value="keep">
            {words.keep}
          </Button>
        </p>
      </FormPost>
    </details>
  );
};
