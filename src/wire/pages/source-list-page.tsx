import { paths } from "#paths";
import type { Source } from "#stories";
import { EmptyNote, type Frame, Layout, PageHead, pageOf, type Tab } from "#ui";
import { wordsOf } from "../words/index.ts";

/** The outlets that the list tells of; the profile has all. */
const TOLD = ["site", "feed", "api"] as const;

/** Every source, those that nobody has looked at yet first. */
export const sourceListPage = (frame: Frame, sources: readonly Source[], tabs: readonly Tab[]): string => {
  const { sources: words } = wordsOf(frame.lang);
  const ordered = [...sources.filter((source) => !source.isConfirmed), ...sources.filter((source) => source.isConfirmed)];
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      {ordered.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <ul class="list big">
          {ordered.map((source) => (
            <li>
              <h2 class="h3">
                <a href={paths.deskSource(source.slug)}>
                  <bdi>{source.name}</bdi>
                </a>
              </h2>
              <p class="small">
                <b>
                  <bdi>{source.code}</bdi>
                </b>
                {source.isOwn ? `, ${words.own}` : ""}. <bdi>© {source.holder}</bdi>
              </p>
              <p class="small">{TOLD.map((outlet) => `${words.outlets[outlet]}: ${words.shares[source.policy[outlet]]}.`).join(" ")}</p>
              {source.isConfirmed ? null : <p class="bad">{words.unconfirmed}</p>}
            </li>
          ))}
        </ul>
      )}
    </Layout>,
  );
};
