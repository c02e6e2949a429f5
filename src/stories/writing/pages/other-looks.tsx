import { excerptOf } from "#kit";
import { paths } from "#paths";
import { type Frame, Head, Tease, tongue } from "#ui";
import { paragraphsOf } from "../../block.ts";
import { LIST_EXCERPT } from "../../story.ts";
import { cutFor, pictureView, sectionName, storyHref } from "../../pages/parts.tsx";
import type { StoryView } from "../../story-view.ts";
import { wordsOf } from "../words/index.ts";

export type OtherLooksProps = {
  readonly frame: Frame;
  readonly story: StoryView;
  /** Of the manuscript. */
  readonly id: string;
  readonly excerpt: string;
};

/** A previewed story as feeds and as lists and cards show it, under its page; and the way back. */
export const OtherLooks = ({ frame, story, id, excerpt }: OtherLooksProps) => {
  const words = wordsOf(frame.lang);
  const [picture] = story.picturesFor("card", { at: frame.now });
  const mail = story.text("newsletter", { at: frame.now, country: null });
  return (
    <div class="stack" id="talk">
      <section aria-labelledby="as-feed" class="band">
        <Head id="as-feed">{words.previewFeed}</Head>
        <div {...tongue(story.lang, frame.lang)}>
          <p>
            <b>{story.headline}</b>
          </p>
          <p>{story.shown.deck === "" ? excerpt : story.shown.deck}</p>
          <p class="small">{story.rightsLine.text}</p>
        </div>
      </section>
      <section aria-labelledby="as-mail" class="band">
        <Head id="as-mail">{words.previewMail}</Head>
        <div {...tongue(story.lang, frame.lang)}>
          <p>
            <b>{story.headline}</b>
          </p>
          {mail.deck === "" ? null : <p>{mail.deck}</p>}
          <p>{mail.excerpt ?? (mail.blocks === null ? "" : excerptOf(paragraphsOf(mail.blocks).join(" "), LIST_EXCERPT))}</p>
          <p class="small">{story.rightsLine.text}</p>
        </div>
      </section>
      <section aria-labelledby="as-card" class="band">
        <Head id="as-card">{words.previewCard}</Head>
        <Tease
          frame={frame}
          size="normal"
          headline={story.headline}
          href={storyHref(story)}
          lang={story.lang}
          picture={picture === undefined ? undefined : pictureView(cutFor(picture, "16x9"), "(min-width: 62rem) 40rem, 100vw")}
          kick={{ text: sectionName(frame, story.section), href: paths.section(story.section) }}
          deck={story.shown.deck === "" ? excerpt : story.shown.deck}
          from={{ name: [frame.site.nameplate ?? frame.site.name, ...(story.permitted.limits?.credits ?? [])].join(" / "), own: true }}
        />
      </section>
      <p>
        <a href={paths.deskManuscript(id)}>{words.back}</a>
      </p>
    </div>
  );
};
