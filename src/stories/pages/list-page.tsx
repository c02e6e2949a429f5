import { absolute, type Path } from "#paths";
import { type Child } from "hono/jsx";
import { EmptyNote, type FeedLink, type Frame, Layout, PageHead, pageOf, Pager, Tease } from "#ui";
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
  readonly feeds?: readonly FeedLink[];
  readonly over?: Child;
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
      feeds={page.feeds}
      openGraph={{ type: "website", url: absolute(frame.origin, page.canonical) }}
    >
      <PageHead title={page.title} over={page.over} {...(page.deck === undefined ? {} : { deck: page.deck })}>
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
