import { dirOf, formatInstant, type Instant, type Lang } from "#kit";
import type { Letter } from "#outside";
import { absolute, paths } from "#paths";
import type { Teaser } from "#stories";
import { MAIL, MailHead, markupOf, tongue } from "#ui";
import type { InboxItem } from "./inbox-view.ts";
import type { Digest } from "./notice.ts";
import { tellItem } from "./tell-item.ts";
import { wordsOf } from "./words/index.ts";

export type NoticeMail = {
  readonly to: string;
  readonly lang: Lang;
  readonly site: string;
  readonly zone: string;
  readonly origin: string;
  readonly at: Instant;
  readonly items: readonly InboxItem[];
  /** Only in a digest. */
  readonly stories: readonly Teaser[];
  readonly digest: Exclude<Digest, "none"> | null;
  /** Where these mails end. */
  readonly unsubscribe: string;
};

const FIRST_HEAD = "margin:0 0 8px;font:600 14px/1.5 sans-serif"; // right below the line of the day
const HEADLINE = "color:#16191c;text-decoration:none";
const BAR = "display:inline-block;width:20px;height:5px;vertical-align:2px;margin-inline-end:6px";

const whenOf = ({ lang, zone }: NoticeMail, at: Instant): string => formatInstant(lang, zone, at, "moment");

const storyAddress = ({ origin }: NoticeMail, { shortId: id, slug }: Teaser): string => absolute(origin, paths.story({ id, slug }));

const Stories = ({ of }: { readonly of: NoticeMail }) => {
  const words = wordsOf(of.lang).mail;
  const isFirst = of.items.length === 0;
  return (
    <>
      <h2 style={isFirst ? FIRST_HEAD : MAIL.head} class="rule">
        {words.news}
      </h2>
      {of.stories.map((story) => (
        <>
          <h3 style={MAIL.story} {...tongue(story.lang, of.lang)}>
            <a style={HEADLINE} href={storyAddress(of, story)}>
              {story.headline}
            </a>
          </h3>
          {story.deck === "" ? null : (
            <p style="margin:2px 0" {...tongue(story.lang, of.lang)}>
              {story.deck}
            </p>
          )}
          <p class="small hair" style={`${MAIL.small};border-bottom:1px solid #d4d6d2;padding-bottom:12px`}>
            <span class={story.source.isOwn ? "here" : "came"} style={`${BAR};background:${story.source.isOwn ? "#b5121b" : "#16191c"}`} />
            <b>
              <bdi>{story.source.name}</bdi>
            </b>{" "}
            {whenOf(of, story.updatedAt)}
            {story.replies === 0 ? "" : ` · ${words.replies(story.replies)}`}
          </p>
        </>
      ))}
    </>
  );
};

const Items = ({ of }: { readonly of: NoticeMail }) => (
  <>
    {of.digest === null ? null : <h2 style={FIRST_HEAD}>{wordsOf(of.lang).mail.forYou}</h2>}
    {of.items.map((item) => (
      <>
        <p style="margin:14px 0 2px">
          <a style={MAIL.link} href={absolute(of.origin, item.href)}>
            {tellItem(of.lang, item)}
          </a>
        </p>
        {item.excerpt === "" ? null : (
          <p class="said" dir="auto" style="margin:2px 0;border-inline-start:2px solid #b5121b;padding-inline-start:10px">
            {item.excerpt}
          </p>
        )}
        {item.reason === "" ? null : (
          <p class="small" style={MAIL.small}>
            {wordsOf(of.lang).why} <bdi>{item.reason}</bdi>
          </p>
        )}
        <p class="small" style={MAIL.small}>
          {whenOf(of, item.at)}
        </p>
      </>
    ))}
  </>
);

const Foot = ({ of }: { readonly of: NoticeMail }) => {
  const words = wordsOf(of.lang).mail;
  return (
    <p class="small rule" style={`${MAIL.small};${MAIL.foot}`}>
      {of.digest === null ? words.whyNotices(of.site) : words.whyDigest(of.site)}{" "}
      <a style={MAIL.link} href={absolute(of.origin, paths.inboxChoices())}>
        {words.choose}
      </a>
      {" · "}
      <a style={MAIL.link} href={of.unsubscribe}>
        {words.stop}
      </a>
    </p>
  );
};

const htmlOf = (of: NoticeMail, subject: string): string => {
  const words = wordsOf(of.lang).mail;
  const page = (
    <html lang={of.lang} dir={dirOf(of.lang)}>
      <MailHead subject={subject} />
      <body style={MAIL.ink}>
        <h1 style={MAIL.plate}>
          <bdi>{of.site}</bdi>
        </h1>
        <p class="rule" style={MAIL.dayLine}>
          {formatInstant(of.lang, of.zone, of.at, "full")}
        </p>
        {of.items.length === 0 ? null : <Items of={of} />}
        {of.stories.length === 0 ? null : <Stories of={of} />}
        <p style="margin:24px 0">
          <a style={`${MAIL.link};font-weight:600`} href={absolute(of.origin, paths.inbox())}>
            {words.open}
          </a>
        </p>
        <Foot of={of} />
      </body>
    </html>
  );
  return `<!doctype html>\n${markupOf(page)}`;
};

const textOf = (of: NoticeMail): string => {
  const words = wordsOf(of.lang);
  const items = of.items.map((item) =>
    [
      tellItem(of.lang, item),
      ...(item.excerpt === "" ? [] : [`> ${item.excerpt}`]),
      ...(item.reason === "" ? [] : [`${words.why} ${item.reason}`]),
      absolute(of.origin, item.href),
    ].join("\n"),
  );
  const stories = of.stories.map((story) =>
    [
      story.headline,
      ...(story.deck === "" ? [] : [story.deck]),
      `${story.source.name}, ${whenOf(of, story.updatedAt)}`,
      storyAddress(of, story),
    ].join("\n"),
  );
  const { mail } = words;
  return [
    ...(of.digest === null ? [] : [`${of.site}\n${formatInstant(of.lang, of.zone, of.at, "full")}`]),
    ...(of.digest === null || items.length === 0 ? [] : [`== ${mail.forYou} ==`]),
    ...items,
    ...(stories.length === 0 ? [] : [`== ${mail.news} ==`]),
    ...stories,
    `${mail.open}: ${absolute(of.origin, paths.inbox())}`,
    `-- \n${of.digest === null ? mail.whyNotices(of.site) : mail.whyDigest(of.site)}\n${mail.choose}: ${absolute(of.origin, paths.inboxChoices())}\n${mail.stop}: ${of.unsubscribe}`,
  ].join("\n\n");
};

/** Notices as a mail: at once, or as a digest, which is a small newspaper page of them and of what is in the news. */
export const noticeMail = (of: NoticeMail): Letter => {
  const words = wordsOf(of.lang).mail;
  const day = formatInstant(of.lang, of.zone, of.at, "date");
  const [first] = of.items;
  const subject =
    of.digest !== null
      ? words[of.digest](of.site, day)
      : of.items.length === 1 && first !== undefined
        ? tellItem(of.lang, first)
        : words.subject(of.items.length, of.site);
  return { to: of.to, lang: of.lang, subject, text: `${textOf(of)}\n`, html: htmlOf(of, subject), unsubscribe: of.unsubscribe };
};
