import type { Child } from "hono/jsx";
import { formatInstant } from "#kit";
import { absolute, paths } from "#paths";
import { Band, Caret, EmptyNote, type Frame, Head, Layout, pageOf, TakeList, Tease, Time, tongue } from "#ui";
import type { FrontView } from "../front-view.ts";
import type { PutRight } from "../put-right.ts";
import type { Teaser } from "../queries.ts";
import { wordsOf } from "../words/index.ts";
import { commaIn, feedsOf, lifeOf, sectionName, takeOf, teaseOf } from "./parts.tsx";

const Discussed = ({ frame, stories }: { readonly frame: Frame; readonly stories: readonly Teaser[] }) => {
  const words = wordsOf(frame.lang);
  return (
    <section aria-labelledby="discussed">
      <Head id="discussed">{words.discussed}</Head>
      <ul class="list big">
        {stories.map((story) => (
          <li>
            <p class="what">
              <Caret>{words.replies(story.replies)}</Caret>
            </p>
            <h3 {...tongue(story.lang, frame.lang)}>
              <a href={paths.talk({ id: story.shortId, slug: story.slug })}>{story.headline}</a>
            </h3>
            <p class="small">
              {sectionName(frame, story.section)}
              {commaIn(frame)}
              <bdi>{story.source.name}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};

const PutRightItem = ({ frame, item }: { readonly frame: Frame; readonly item: PutRight }) => {
  const words = wordsOf(frame.lang);
  return (
    <li>
      <p class="small">
        <Time frame={frame} at={item.at} />
      </p>
      {item.kind === "withdrawal" ? (
        <p>{words.withdrawnBy(item.source)}</p>
      ) : (
        <p>
          <span {...tongue(item.lang, frame.lang)}>{item.note === "" ? words.correctedHeadline(item.headline) : item.note}</span>{" "}
          <a href={paths.storyChanges({ id: item.shortId })}>{words.whatChanged}</a>
        </p>
      )}
    </li>
  );
};

/** Six stories in four columns: the two with pictures first, the rest in pairs. */
const Second = ({ frame, stories }: { readonly frame: Frame; readonly stories: readonly Teaser[] }) => {
  const pictured = stories.filter((story) => story.picture !== null).slice(0, 2);
  const rest = stories.filter((story) => !pictured.includes(story));
  const pairs = [rest.slice(0, 2), rest.slice(2, 4)].filter((pair) => pair.length > 0);
  return (
    <section class="band" aria-labelledby="also">
      <h2 class="unseen" id="also">
        {wordsOf(frame.lang).moreOfToday}
      </h2>
      <div class="cols four">
        {pictured.map((story) => (
          <Tease {...teaseOf(frame, story, { size: "normal", withPicture: true, withDeck: true, withKick: true })} />
        ))}
        {pairs.map((pair) => (
          <div class="tease">
            {pair.map((story, index) => (
              <>
                {index === 0 ? null : <hr />}
                <Tease {...teaseOf(frame, story, { size: index === 0 ? "list" : "next", withDeck: index === 0, withKick: true })} />
              </>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
};

const InSection = ({ frame, slug, stories }: { readonly frame: Frame; readonly slug: string; readonly stories: readonly Teaser[] }) => (
  <section aria-labelledby={`s-${slug}`}>
    <h2 class="head" id={`s-${slug}`}>
      <a href={paths.section(slug)}>{sectionName(frame, slug)}</a>
    </h2>
    <ul class="list">
      {stories.map((story, index) => (
        <li>
          <Tease {...teaseOf(frame, story, { size: index === 0 ? "next" : "list", withDeck: index === 0 })} />
        </li>
      ))}
    </ul>
  </section>
);

const Empty = ({ frame }: { readonly frame: Frame }) => {
  const words = wordsOf(frame.lang);
  return (
    <div class="gap">
      <EmptyNote>{words.emptyFront}</EmptyNote>
      <p>{words.emptyFrontHow}</p>
    </div>
  );
};

export const frontPage = (frame: Frame, view: FrontView, over: Child = null): string => {
  const words = wordsOf(frame.lang);
  const { lead } = view;
  const rows = [view.sections.slice(0, 3), view.sections.slice(3, 6)].filter((row) => row.length > 0);
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={`${frame.site.name}: ${formatInstant(frame.lang, frame.site.zone, frame.now, "full")}`}
      description={frame.site.tagline === "" ? words.description(frame.site.name) : frame.site.tagline}
      variant="front"
      styles={["front"]}
      canonical={absolute(frame.origin, paths.front())}
      feeds={feedsOf(frame)}
    >
      {over}
      {lead === null ? (
        <Empty frame={frame} />
      ) : (
        <div class={view.discussed.length === 0 ? "gap" : "cols lead gap"}>
          <Tease
            {...teaseOf(frame, lead, {
              size: "first",
              withPicture: true,
              withDeck: true,
              withKick: true,
              sizes: "(min-width: 62rem) 40rem, 100vw",
            })}
            life={lifeOf(frame, lead, view.leadVersions)}
          />
          {view.discussed.length === 0 ? null : <Discussed frame={frame} stories={view.discussed} />}
        </div>
      )}
      {view.second.length === 0 ? null : <Second frame={frame} stories={view.second} />}
      {view.putRight.length === 0 ? null : (
        <Band id="right" title={words.putRight} here more={{ href: paths.corrections(), text: words.allPutRight }}>
          <ul class="cols three">
            {view.putRight.map((item) => (
              <PutRightItem frame={frame} item={item} />
            ))}
          </ul>
        </Band>
      )}
      {rows.map((row) => (
        <div class="cols three band">
          {row.map(({ slug, stories }) => (
            <InSection frame={frame} slug={slug} stories={stories} />
          ))}
        </div>
      ))}
      {view.wire.length === 0 ? null : (
        <Band id="wire" title={words.theWire} heavy more={{ href: paths.ourSources(), text: words.all }}>
          <TakeList frame={frame} takes={view.wire.map(takeOf)} />
        </Band>
      )}
    </Layout>,
  );
};
