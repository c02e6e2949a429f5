import { dirOf, formatInstant, type Instant, type Lang } from "#kit";
import type { Letter } from "#outside";
import { absolute, paths } from "#paths";
import type { Teaser } from "#stories";
import { markupOf, tongue } from "#ui";
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

const INK = "color:#16191c;background:#f4f5f2;font:16px/1.5 Georgia,serif;max-width:36em;margin:0 auto;padding:16px";
const PLATE = "font-size:28px;line-height:1.1;font-weight:700;margin:0;padding-bottom:6px";
const DAY_LINE = "border-top:5px solid #16191c;border-bottom:1px solid #16191c;padding:4px 0;margin:0 0 20px;font:14px/1.5 sans-serif";
const HEAD = "border-top:1px solid #16191c;padding-top:6px;margin:24px 0 8px;font:600 14px/1.5 sans-serif";
const FIRST_HEAD = "margin:0 0 8px;font:600 14px/1.5 sans-serif"; // right below the line of the day
const STORY = "font-size:20px;line-height:1.2;margin:12px 0 2px";
const HEADLINE = "color:#16191c;text-decoration:none";
const BAR = "display:inline-block;width:20px;height:5px;vertical-align:2px;margin-inline-end:6px";
const SMALL = "font:13px/1.5 sans-serif;color:#50565c;margin:2px 0";
const LINK = "color:#16191c";

/** For mail programs that show the dark as the reader's device does; the inks of `tokens.css`. Without quotes and `>`, which markup would change. */
const DARK = `:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) {
  body, a { color: #e8e9e4 !important }
  body { background: #14171a !important }
  .small { color: #a9afb3 !important }
  .rule { border-color: #e8e9e4 !important }
  .hair { border-color: #3a4046 !important }
  .came { background: #e8e9e4 !important }
  .here { background: #ff7a6e !important; border-color: #ff7a6e !important }
  .said { border-color: #ff7a6e !important }
}`;

const whenOf = ({ lang, zone }: NoticeMail, at: Instant): string => formatInstant(lang, zone, at, "moment");

const storyAddress = ({ origin }: NoticeMail, { shortId: id, slug }: Teaser): string => absolute(origin, paths.story({ id, slug }));

const Stories = ({ of }: { readonly of: NoticeMail }) => {
  const words = wordsOf(of.lang).mail;
  const isFirst = of.items.length === 0;
  return (
    <>
      <h2 style={isFirst ? FIRST_HEAD : HEAD} class="rule">
        {words.news}
      </h2>
      {of.stories.map((story) => (
        <>
          <h3 style={STORY} {...tongue(story.lang, of.lang)}>
            <a style={HEADLINE} href={storyAddress(of, story)}>
              {story.headline}
            </a>
          </h3>
          {story.deck === "" ? null : (
            <p style="margin:2px 0" {...tongue(story.lang, of.lang)}>
              {story.deck}
            </p>
          )}
          <p class="small hair" style={`${SMALL};border-bottom:1px solid #d4d6d2;padding-bottom:12px`}>
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
          <a style={LINK} href={absolute(of.origin, item.href)}>
            {tellItem(of.lang, item)}
          </a>
        </p>
        {item.excerpt === "" ? null : (
          <p class="said" dir="auto" style="margin:2px 0;border-inline-start:2px solid #b5121b;padding-inline-start:10px">
            {item.excerpt}
          </p>
        )}
        {item.reason === "" ? null : (
          <p class="small" style={SMALL}>
            {wordsOf(of.lang).why} <bdi>{item.reason}</bdi>
          </p>
        )}
        <p class="small" style={SMALL}>
          {whenOf(of, item.at)}
        </p>
      </>
    ))}
  </>
);

const Foot = ({ of }: { readonly of: NoticeMail }) => {
  const words = wordsOf(of.lang).mail;
  return (
    <p class="small rule" style={`${SMALL};border-top:1px solid #16191c;padding-top:8px;margin-top:28px`}>
      {of.digest === null ? words.whyNotices(of.site) : words.whyDigest(of.site)}{" "}
      <a style={LINK} href={absolute(of.origin, paths.inboxChoices())}>
        {words.choose}
      </a>
      {" · "}
      <a style={LINK} href={of.unsubscribe}>
        {words.stop}
      </a>
    </p>
  );
};

const htmlOf = (of: NoticeMail, subject: string): string => {
  const words = wordsOf(of.lang).mail;
  const page = (
    <html lang={of.lang} dir={dirOf(of.lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
        <style>{DARK}</style>
      </head>
      <body style={INK}>
        <h1 style={PLATE}>
          <bdi>{of.site}</bdi>
        </h1>
        <p class="rule" style={DAY_LINE}>
          {formatInstant(of.lang, of.zone, of.at, "full")}
        </p>
        {of.items.length === 0 ? null : <Items of={of} />}
        {of.stories.length === 0 ? null : <Stories of={of} />}
        <p style="margin:24px 0">
          <a style={`${LINK};font-weight:600`} href={absolute(of.origin, paths.inbox())}>
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
