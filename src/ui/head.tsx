import { type Child } from "hono/jsx";
import { type FeedKind, type Href } from "#paths";
import { type Frame } from "./frame.ts";

export type FeedLink = { readonly kind: FeedKind; readonly href: Href; readonly title: string };

/** What a page looks like where it is shared (ogp.me). Addresses are absolute. */
export type OpenGraph = {
  readonly type: "article" | "website" | "profile";
  readonly url?: Href | undefined;
  readonly image?: { readonly url: Href; readonly width: number; readonly height: number; readonly alt: string } | undefined;
  /** Where less may go along than the page says of itself for searchers; empty for nothing. */
  readonly description?: string | undefined;
  readonly section?: string | undefined;
  /** ISO instants. */
  readonly published?: string | undefined;
  readonly modified?: string | undefined;
};

export type HeadOfPage = {
  readonly frame: Frame;
  readonly title: string;
  readonly description?: string | null | undefined;
  /** Absolute. */
  readonly canonical?: Href | undefined;
  /** A robots meta: "noindex", "max-image-preview:large". */
  readonly robots?: string | undefined;
  /** Families of style sheets besides `core`: "front", "story", "talk", "desk", "ledger", "join", "changes". */
  readonly styles?: readonly string[] | undefined;
  /** Islands by name, without ending. */
  readonly islands?: readonly string[] | undefined;
  readonly feeds?: readonly FeedLink[] | undefined;
  readonly openGraph?: OpenGraph | undefined;
  /** Whatever else belongs in the head, such as structured data. */
  readonly head?: Child;
};

const FEED_TYPES: Readonly<Record<FeedKind, string>> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

/** The face of headlines and text; Arabic has its own on the reader's device and is not made to wait for it. */
const FACE = "brygada-1918-latin.woff2";

const Graph = ({ title, description, openGraph, frame }: HeadOfPage) => {
  if (openGraph === undefined) return null;
  const { type, url, image, section, published, modified } = openGraph;
  const facts: readonly (readonly [string, string | number | null | undefined])[] = [
    ["og:site_name", frame.site.name],
    ["og:type", type],
    ["og:title", title],
    ["og:description", openGraph.description ?? description],
    ["og:url", url],
    ["og:locale", frame.lang],
    ["og:image", image?.url],
    ["og:image:width", image?.width],
    ["og:image:height", image?.height],
    ["og:image:alt", image?.alt],
    ["article:section", section],
    ["article:published_time", published],
    ["article:modified_time", modified],
  ];
  return (
    <>
      {facts.map(([property, content]) =>
        content === undefined || content === null || content === "" ? null : <meta property={property} content={String(content)} />,
      )}
      <meta name="twitter:card" content={image === undefined ? "summary" : "summary_large_image"} />
    </>
  );
};

/** The head of a page. No script and no style stands in it: only files of ours, by hashed names. */
export const PageMeta = (props: HeadOfPage & { readonly fullTitle: string }) => {
  const { frame, description, canonical, robots, styles = [], islands = [], feeds = [] } = props;
  const { url } = frame.assets;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{props.fullTitle}</title>
      {description === undefined || description === null || description === "" ? null : <meta name="description" content={description} />}
      <meta name="color-scheme" content={frame.theme ?? "light dark"} />
      {robots === undefined ? null : <meta name="robots" content={robots} />}
      {canonical === undefined ? null : <link rel="canonical" href={canonical} />}
      <link rel="icon" href={url("mark.svg")} type="image/svg+xml" />
      {frame.lang === "ar" ? null : <link rel="preload" href={url(FACE)} as="font" type="font/woff2" crossorigin="anonymous" />}
      {["core", ...styles].map((name) => (
        <link rel="stylesheet" href={url(`${name}.css`)} />
      ))}
      {feeds.map(({ kind, href, title }) => (
        <link rel="alternate" type={FEED_TYPES[kind]} title={title} href={href} />
      ))}
      <Graph {...props} />
      {islands.map((name) => (
        <script type="module" src={url(`${name}.js`)} />
      ))}
      {props.head}
    </head>
  );
};
