import { absolute, type Path } from "#paths";
import { type Child } from "hono/jsx";
import { EmptyNote, type Frame, Layout, PageHead, pageOf, Pager, Tease } from "#ui";
import type { StoryList } from "../queries.ts";
import { wordsOf } from "../words/index.ts";
import { teaseOf } from "./parts.tsx";

export type ListPage = {
  readonly title: string;
  readonly deck?: string;
  readonly list: StoryList;
  readonly next: Path | null;
  readonly canonical: Path;
  readonly section?: string;
  readonly feed?: Path;
  readonly head?: Child;
};

/** A page of stories, the newest change first: a section, a topic, a source. */
export const listPage = (frame: Frame, page: ListPage): string => {
  const words = wordsOf(frame.lang);
  const [first, ...rest] = page.list.stories;
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={page.title}
      description={words.description(frame.site.name)}
      styles={["front"]}
      canonical={absolute(frame.origin, page.canonical)}
      {...(page.section === undefined ? {} : { section: page.section })}
      {...(page.feed === undefined
        ? {}
        : { feeds: [{ kind: "rss" as const, href: page.feed, title: `${frame.site.name}: ${page.title}` }] })}
    >
      <PageHead title={page.title} {...(page.deck === undefined ? {} : { deck: page.deck })}>
        {page.head}
      </PageHead>
      {first === undefined ? (
        <EmptyNote>{words.emptySection}</EmptyNote>
      ) : (
        <>
          <Tease
            {...teaseOf(frame, first, { size: "first", withPicture: true, withDeck: true, sizes: "(min-width: 62rem) 56rem, 100vw" })}
          />
          {rest.length === 0 ? null : (
            <ul class="list big band">
              {rest.map((story) => (
                <li>
                  <Tease {...teaseOf(frame, story, { size: "list", withDeck: true })} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <Pager frame={frame} next={page.next} nextText={words.older} />
    </Layout>,
  );
};
