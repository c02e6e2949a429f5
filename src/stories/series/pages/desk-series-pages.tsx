import { LANGS } from "#kit";
import { paths } from "#paths";
import {
  AddButton,
  Band,
  Button,
  CheckField,
  EmptyNote,
  Filters,
  FormPost,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pageOf,
  SelectField,
  type Tab,
  TextArea,
  TextField,
  tongue,
} from "#ui";
import { storyHref } from "../../pages/parts.tsx";
import type { Teaser } from "../../queries.ts";
import { ABOUT_LETTERS, type SeriesFields, type SeriesProblem, TITLE_LETTERS } from "../act-on-series.ts";
import type { Series, SeriesView } from "../series-view.ts";
import { wordsOf } from "../words/index.ts";

const NAMES = { en: "English", fr: "Français", ar: "العربية" } as const;

const Fields = ({ frame, fields }: { readonly frame: Frame; readonly fields: SeriesFields }) => {
  const words = wordsOf(frame.lang);
  return (
    <div class="fields">
      <TextField name="title" label={words.name} required maxlength={TITLE_LETTERS} value={fields.title} />
      <SelectField name="lang" label={words.lang} value={fields.lang} options={LANGS.map((value) => ({ value, text: NAMES[value] }))} />
      <TextArea name="about" label={words.about} hint={words.aboutHint} rows={3} maxlength={ABOUT_LETTERS} value={fields.about} />
      <CheckField name="isDone" label={words.isDone} checked={fields.isDone} />
    </div>
  );
};

const Problem = ({ frame, problem }: { readonly frame: Frame; readonly problem: SeriesProblem | null }) =>
  problem === null ? null : (
    <Notice kind="error">
      <p>{wordsOf(frame.lang).problems[problem]}</p>
    </Notice>
  );

export type SeriesListPage = {
  readonly series: readonly Series[];
  readonly fields: SeriesFields;
  readonly problem: SeriesProblem | null;
  readonly tabs: readonly Tab[];
};

/** Every series, and the way to begin one. */
export const seriesListPage = (frame: Frame, { series, fields, problem, tabs }: SeriesListPage): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      <Problem frame={frame} problem={problem} />
      {series.length === 0 ? <EmptyNote>{words.none}</EmptyNote> : null}
      <ul class="list">
        {series.map((each) => (
          <li>
            <a href={paths.deskOneSeries(each.slug)} {...tongue(each.lang, frame.lang)}>
              {each.title}
            </a>
          </li>
        ))}
      </ul>
      <Band id="begin" title={words.begin}>
        <FormPost action={paths.deskSeries()} labelledby="begin">
          <Fields frame={frame} fields={fields} />
          <div class="row gap">
            <AddButton>{words.begin}</AddButton>
          </div>
        </FormPost>
      </Band>
    </Layout>,
  );
};

const Part = ({ frame, slug, story }: { readonly frame: Frame; readonly slug: string; readonly story: Teaser }) => {
  const words = wordsOf(frame.lang);
  return (
    <li>
      <h3 {...tongue(story.lang, frame.lang)}>
        <a href={storyHref(story)}>{story.headline}</a>
      </h3>
      <FormPost action={paths.deskOneSeries(slug)} class="row" label={story.headline}>
        <input type="hidden" name="story" value={story.id} />
        <button name="do" value="up" aria-label={words.upOf(story.headline)}>
          {words.up}
        </button>
        <button name="do" value="down" aria-label={words.downOf(story.headline)}>
          {words.down}
        </button>
        <button name="do" value="remove" aria-label={words.removeOf(story.headline)}>
          {words.remove}
        </button>
      </FormPost>
    </li>
  );
};

export type DeskSeriesPage = {
  readonly view: SeriesView;
  readonly fields: SeriesFields;
  readonly offered: readonly Teaser[];
  readonly q: string;
  readonly problem: SeriesProblem | null;
  readonly isDone: boolean;
  readonly tabs: readonly Tab[];
};

/** One series, to be changed. */
export const deskSeriesPage = (frame: Frame, page: DeskSeriesPage): string => {
  const words = wordsOf(frame.lang);
  const { view } = page;
  const here = paths.deskOneSeries(view.slug);
  return pageOf(
    frame,
    <Layout frame={frame} title={view.title} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={view.title} {...tongue(view.lang, frame.lang)}>
        <p class="small">
          <a href={paths.deskSeries()}>{words.all}</a> <a href={paths.series(view.slug)}>{words.onSite}</a>
        </p>
      </PageHead>
      <Problem frame={frame} problem={page.problem} />
      {page.isDone ? (
        <Notice kind="done">
          <p>{words.saved}</p>
        </Notice>
      ) : null}
      <FormPost action={here} label={view.title}>
        <Fields frame={frame} fields={page.fields} />
        <div class="row gap">
          <Button name="do" value="change">
            {words.save}
          </Button>
        </div>
      </FormPost>
      <Band id="parts" title={words.parts}>
        {view.parts.length === 0 ? <EmptyNote>{words.noParts}</EmptyNote> : null}
        <ol class="list big">
          {view.parts.map((story) => (
            <Part frame={frame} slug={view.slug} story={story} />
          ))}
        </ol>
        <Filters action={here} submit={words.find} label={words.findTitle}>
          <TextField name="q" type="search" label={words.findTitle} value={page.q} />
        </Filters>
        {page.offered.length === 0 ? null : (
          <FormPost action={here} label={words.add}>
            <SelectField
              name="story"
              label={words.story}
              options={page.offered.map((story) => ({ value: story.id, text: story.headline }))}
            />
            <div class="row gap">
              <AddButton name="do" value="add">
                {words.add}
              </AddButton>
            </div>
          </FormPost>
        )}
      </Band>
      <Band id="drop" title={words.drop}>
        <FormPost action={here} labelledby="drop">
          <p>{words.dropHelp}</p>
          <div class="row gap">
            <Button name="do" value="drop">
              {words.drop}
            </Button>
          </div>
        </FormPost>
      </Band>
    </Layout>,
  );
};
