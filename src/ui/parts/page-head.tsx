import { type Child } from "hono/jsx";
import { balance, classes, hangs } from "../typography.ts";

export type PageHeadProps = {
  readonly title: string;
  /** A provenance line above the title. */
  readonly over?: Child;
  readonly deck?: string | undefined;
  readonly lang?: string | undefined;
  readonly dir?: "ltr" | "rtl" | "auto" | undefined;
  /** Below: counts, a form. */
  readonly children?: Child;
};

/** The head of a page that is not a story. */
export const PageHead = ({ title, over, deck, lang, dir, children }: PageHeadProps) => (
  <header class="page-head">
    {over}
    <h1 class={classes(hangs(title) && "hung")} {...(lang === undefined ? {} : { lang })} {...(dir === undefined ? {} : { dir })}>
      {balance(title)}
    </h1>
    {deck === undefined ? null : <p>{balance(deck)}</p>}
    {children}
  </header>
);
