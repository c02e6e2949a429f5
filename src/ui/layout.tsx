import { type Child } from "hono/jsx";
import { Footer } from "./footer.tsx";
import { type Frame } from "./frame.ts";
import { type HeadOfPage, PageMeta } from "./head.tsx";
import { DeskMasthead, FrontMasthead, InnerMasthead } from "./masthead.tsx";
import { type Tab } from "./parts/tabs.tsx";
import { markupOf } from "./safe-html.tsx";
import { wordsOf } from "./words/index.ts";

export type LayoutProps = HeadOfPage & {
  readonly variant?: "front" | "inner" | "desk" | undefined;
  /** The slug of the section this page belongs to. */
  readonly section?: string | undefined;
  /** The desk's pages, for `variant="desk"`. */
  readonly tabs?: readonly Tab[] | undefined;
  readonly children?: Child;
};

const fullTitle = ({ frame, title, variant }: LayoutProps): string => {
  if (variant === "front" || title === frame.site.name) return title;
  return variant === "desk"
    ? `${title} | ${wordsOf(frame.lang).deskOf(frame.site.nameplate ?? frame.site.name)}`
    : `${title} | ${frame.site.name}`;
};

/** Head and body of every page; `pageOf` sets the root element around them. */
export const Layout = (props: LayoutProps) => {
  const { frame, variant = "inner", section } = props;
  return (
    <>
      <PageMeta {...props} fullTitle={fullTitle(props)} />
      <body>
        {variant === "front" ? <FrontMasthead frame={frame} section={section} /> : null}
        {variant === "inner" ? <InnerMasthead frame={frame} section={section} /> : null}
        {variant === "desk" ? <DeskMasthead frame={frame} tabs={props.tabs ?? []} /> : null}
        <main id="main" class="wide" tabindex={-1}>
          {props.children}
        </main>
        <Footer frame={frame} />
      </body>
    </>
  );
};

/** The text of a page, `<!doctype html>` and all: `pageOf(frame, <Layout frame={frame} …>…</Layout>)`. */
export const pageOf = (frame: Frame, node: Child): string => {
  const theme = frame.theme === null ? {} : { "data-theme": frame.theme };
  const ink = frame.site.ink === undefined || frame.site.ink === "red" ? {} : { "data-ink": frame.site.ink };
  const page = (
    <html lang={frame.lang} dir={frame.dir} {...theme} {...ink}>
      {node}
    </html>
  );
  return `<!doctype html>\n${markupOf(page)}`;
};
