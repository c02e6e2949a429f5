import { raw } from "hono/html";
import { type Child } from "hono/jsx";

/** HTML made by our own renderers out of checked blocks: every text in it is escaped, every address checked. */
export type SafeHtml = string & { readonly brand: "SafeHtml" };

/** For the renderers of story blocks and comments alone: says that `html` was written by our own escaping code. */
export const trustRendered = (html: string): SafeHtml => html as SafeHtml;

/** The only place where HTML goes onto a page unescaped. */
export const Html = ({ value }: { readonly value: SafeHtml }) => raw(value);

/** The markup of a component, for what is not a whole page: a fragment sent live, a test. Components are synchronous. */
export const markupOf = (node: Child): SafeHtml => {
  const made = <>{node}</>;
  if (made instanceof Promise) throw new Error("components are synchronous");
  return made.toString() as SafeHtml;
};

/**
 * Facts of a page for programs (JSON-LD): a block of data, which browsers neither run nor show. What could end the element early is escaped, so
 * no text in it can become markup (HTML 4.12.1.3).
 */
export const StructuredData = ({ data }: { readonly data: unknown }) => (
  <script type="application/ld+json">{raw(JSON.stringify(data).replaceAll("<", String.raw`\u003c`))}</script>
);
