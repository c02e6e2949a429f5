import { formatInstant } from "#kit";
import { paths } from "#paths";
import { AddButton, EmptyNote, FormPost, type Frame, Layout, PageHead, pageOf, type Tab, tongue } from "#ui";
import { whenOf } from "../../pages/parts.tsx";
import type { ManuscriptLine } from "../manuscript-list.ts";
import { wordsOf as seriesWordsOf } from "../../series/words/index.ts";
import { wordsOf } from "../words/index.ts";
import { Standing } from "./writing-parts.tsx";

const Line = ({ frame, line }: { readonly frame: Frame; readonly line: ManuscriptLine }) => {
  const words = wordsOf(frame.lang);
  const { lock } = line;
  return (
    <tr class={line.state === "killed" ? "is-dead" : undefined}>
      <td>{words.changed(whenOf(frame, line.changedAt), line.changedName)}</td>
      <td class="full">
        <h2 {...tongue(line.lang, frame.lang)}>
          <a href={paths.deskManuscript(line.id)}>{line.headline === "" ? words.noHeadline : line.headline}</a>
        </h2>
        <p class="small">
          <bdi>{line.authors}</bdi>
          {line.isOver ? ` (${words.over.mark})` : ""}
        </p>
        {lock === null ? null : (
          <p class="small">{words.editing(lock.name, formatInstant(frame.lang, frame.site.zone, lock.at, "time"))}</p>
        )}
      </td>
      <td class="full">
        <Standing frame={frame} state={line.state} opensAt={line.opensAt} />
      </td>
    </tr>
  );
};

/** What the newsroom writes, and the way to write more. */
export const writingListPage = (frame: Frame, lines: readonly ManuscriptLine[], tabs: readonly Tab[]): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title}>
        <FormPost action={paths.deskWrite()} label={words.start}>
          <AddButton>{words.start}</AddButton>
        </FormPost>
        <p class="small">
          <a href={paths.deskSeries()}>{seriesWordsOf(frame.lang).title}</a>
        </p>
      </PageHead>
      {lines.length === 0 ? (
        <EmptyNote>{words.empty}</EmptyNote>
      ) : (
        <table class="wirelist">
          <caption class="unseen">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.columns.changed}</th>
              <th scope="col">{words.columns.story}</th>
              <th scope="col">{words.columns.state}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line frame={frame} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </Layout>,
  );
};
