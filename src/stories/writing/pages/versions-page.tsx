import { formatInstant } from "#kit";
import { paths } from "#paths";
import { EmptyNote, Filters, type Frame, Head, Layout, PageHead, pageOf, SelectField, type Tab, tongue } from "#ui";
import { paragraphsOf } from "../../block.ts";
import { compareParagraphs, compareText, type Part } from "../../changes.ts";
import { readBody } from "../body-markup.ts";
import { COPY_FIELDS, type CopyField } from "../copy.ts";
import type { ManuscriptVersion } from "../manuscript-list.ts";
import { wordsOf } from "../words/index.ts";

export type VersionsPage = {
  readonly id: string;
  readonly tabs: readonly Tab[];
  /** Newest first. */
  readonly versions: readonly ManuscriptVersion[];
  readonly from: ManuscriptVersion | undefined;
  readonly to: ManuscriptVersion | undefined;
};

const Words = ({ parts }: { readonly parts: readonly Part[] }) => (
  <>{parts.map(({ op, text }) => (op === "added" ? <ins>{text}</ins> : op === "removed" ? <del>{text}</del> : text))}</>
);

type Difference = { readonly field: CopyField; readonly parts: readonly Part[] };

const differences = (from: ManuscriptVersion, to: ManuscriptVersion): readonly Difference[] =>
  COPY_FIELDS.flatMap((field): readonly Difference[] => {
    if (from.copy[field] === to.copy[field]) return [];
    if (field !== "body") return [{ field, parts: compareText(from.copy[field], to.copy[field]) }];
    const [before, after] = [paragraphsOf(readBody(from.copy.body)), paragraphsOf(readBody(to.copy.body))];
    return compareParagraphs(before, after).flatMap((change) => (change.kind === "same" ? [] : [{ field, parts: change.parts }]));
  });

const Compared = ({ frame, from, to }: { readonly frame: Frame; readonly from: ManuscriptVersion; readonly to: ManuscriptVersion }) => {
  const words = wordsOf(frame.lang);
  const found = differences(from, to);
  return (
    <section aria-labelledby="diff">
      <Head id="diff">{words.compare}</Head>
      {found.length === 0 ? <p>{words.nothing}</p> : null}
      <div class="diff">
        {found.map(({ field, parts }) => (
          <div>
            <p class="small">{words.fields[field]}</p>
            <p {...tongue(to.copy.lang, frame.lang)}>
              <Words parts={parts} />
            </p>
          </div>
        ))}
      </div>
    </section>
  );
};

/** The versions of a manuscript, and what changed between two of them. */
export const versionsPage = (frame: Frame, { id, tabs, versions, from, to }: VersionsPage): string => {
  const words = wordsOf(frame.lang);
  const options = versions.map((version) => ({
    value: String(version.id),
    text: `${formatInstant(frame.lang, frame.site.zone, version.at, "moment")}, ${version.byName}: ${words.versionKinds[version.what]}`,
  }));
  return pageOf(
    frame,
    <Layout frame={frame} title={words.versions} variant="desk" tabs={tabs} styles={["desk", "changes"]} robots="noindex">
      <PageHead title={words.versions}>
        <p>
          <a href={paths.deskManuscript(id)}>{words.back}</a>
        </p>
      </PageHead>
      {from === undefined || to === undefined ? (
        <EmptyNote>{words.noVersions}</EmptyNote>
      ) : (
        <>
          <Filters action={paths.deskVersions({ id })} submit={words.compare}>
            <SelectField name="from" label={words.from} options={options} value={String(from.id)} />
            <SelectField name="to" label={words.to} options={options} value={String(to.id)} />
          </Filters>
          <Compared frame={frame} from={from} to={to} />
        </>
      )}
    </Layout>,
  );
};
