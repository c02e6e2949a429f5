import { paths } from "#paths";
import type { Source } from "#stories";
import { EmptyNote, type Frame, Layout, PageHead, pageOf, type Tab } from "#ui";
import { wordsOf } from "../words/index.ts";

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
              <p class="small">
                {words.outlets.site}: {words.shares[source.policy.site]}. {words.outlets.feed}: {words.shares[source.policy.feed]}.{" "}
                {words.outlets.api}: {words.shares[source.policy.api]}.
              </p>
              {source.isConfirmed ? null : <p class="bad">{words.unconfirmed}</p>}
            </li>
          ))}
        </ul>
      )}
    </Layout>,
  );
};
