import type { Child } from "hono/jsx";
import { absolute, paths } from "#paths";
import { EmptyNote, type Frame, From, Layout, PageHead, pageOf, Pager, Tease, TextField, Time, Trouble, tongue } from "#ui";
import { formatInstant } from "#kit";
import type { PutRight, PutRightList } from "../put-right.ts";
import type { Teaser } from "../queries.ts";
import type { Source } from "../sources.ts";
import type { WithdrawnStory } from "../story-view.ts";
import { wordsOf } from "../words/index.ts";
import { commaIn, feedsOf, storyHref, teaseOf } from "./parts.tsx";

/** One of what was put right, with the story it was in. */
const Righted = ({ frame, item }: { readonly frame: Frame; readonly item: PutRight }) => {
  const words = wordsOf(frame.lang);
  return (
    <li>
      <p class="what">
        <Time frame={frame} at={item.at} />
        {commaIn(frame)}
        <bdi>{item.source}</bdi>
      </p>
      {item.kind === "withdrawal" ? (
        <p>{words.withdrawnBy(item.source)}</p>
      ) : (
        <>
          <h2 {...tongue(item.lang, frame.lang)}>
            <a href={storyHref(item)}>{item.headline}</a>
          </h2>
          <p>
            <span {...(item.note === "" ? {} : tongue(item.lang, frame.lang))}>{item.note === "" ? words.correctedPlain : item.note}</span>{" "}
            <a href={paths.storyChanges({ id: item.shortId })}>{words.whatChanged}</a>
          </p>
        </>
      )}
    </li>
  );
};

export const correctionsPage = (frame: Frame, { items, next }: PutRightList): string => {
  const { corrections: words } = wordsOf(frame.lang);
  const feeds = feedsOf(frame, { corrections: true }, words.title);
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={words.title}
      description={words.deck}
      canonical={absolute(frame.origin, paths.corrections())}
      styles={["front"]}
      feeds={feeds}
    >
      <PageHead title={words.title} deck={words.deck}>
        <p class="small">
          {words.inFeeds}{" "}
          {feeds.map(({ kind, href }, index) => (
            <>
              {index === 0 ? "" : commaIn(frame)}
              <a href={href}>{{ rss: "RSS", atom: "Atom", json: "JSON" }[kind]}</a>
            </>
          ))}
        </p>
      </PageHead>
      {items.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <ul class="list big">
          {items.map((item) => (
            <Righted frame={frame} item={item} />
          ))}
        </ul>
      )}
      <Pager frame={frame} next={next === null ? null : paths.corrections(next)} nextText={words.earlier} />
    </Layout>,
  );
};

export const sourcesPage = (frame: Frame, sources: readonly Source[]): string => {
  const { sources: words } = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} canonical={absolute(frame.origin, paths.ourSources())} styles={["front"]}>
      <PageHead title={words.title} deck={words.deck} />
      <ul class="list big">
        {sources.map((source) => (
          <li>
            <From name={source.code} own={source.isOwn}>
              {source.isOwn ? words.own : words.agency}
            </From>
            <h2>
              <a href={paths.source(source.slug)}>{source.name}</a>
            </h2>
            <p class="deck" {...tongue(source.about_lang, frame.lang)}>
              {source.about === "" ? words.noWords : source.about}
            </p>
          </li>
        ))}
      </ul>
    </Layout>,
  );
};

export type SearchView = {
  readonly q: string;
  readonly stories: readonly Teaser[];
  readonly next: string | null;
  readonly total: number | null;
  /** What is no story. */
  readonly also: Child;
};

export const searchPage = (frame: Frame, view: SearchView): string => {
  const { search: words } = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={view.q === "" ? words.title : `${words.title}: ${view.q}`} styles={["front"]} robots="noindex">
      <PageHead title={words.title}>
        <form class="row gap" action={paths.search()} role="search">
          <TextField name="q" label={words.label} value={view.q} maxlength={200} required />
          <button>{words.submit}</button>
        </form>
      </PageHead>
      {view.q === "" ? (
        <p>{words.ask}</p>
      ) : view.stories.length === 0 && view.also === null ? (
        <>
          <EmptyNote>{words.nothing(view.q)}</EmptyNote>
          <p>{words.nothingHow}</p>
        </>
      ) : (
        <ul class="list big">
          {view.stories.map((story) => (
            <li>
              <Tease {...teaseOf(frame, story, { size: "list", withDeck: true, withKick: true })} level={2} />
            </li>
          ))}
        </ul>
      )}
      {view.also}
      <Pager frame={frame} next={view.next === null ? null : paths.search(view.q, view.next)} nextText={words.more} />
    </Layout>,
  );
};

/** The notice in place of a killed story: who withdrew it and when, and nothing of what it was. */
export const withdrawnPage = (frame: Frame, { source, at, instead }: WithdrawnStory): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.withdrawnWhat(source)} robots="noindex">
      <Trouble frame={frame} status={410}>
        <p>{words.takenDown(source, formatInstant(frame.lang, frame.site.zone, at, "date"))}</p>
        {instead === null ? null : (
          <p>
            <a href={paths.story({ id: instead.shortId, slug: instead.slug })}>{words.insteadStory}</a>
          </p>
        )}
      </Trouble>
    </Layout>,
  );
};
