import { raw } from "hono/html";

/** HTML made by our own renderers out of checked blocks: every text in it is escaped, every address checked. */
export type SafeHtml = string & { readonly brand: "SafeHtml" };

/** For the renderers of story blocks and comments alone: says that `html` was written by our own escaping code. */
export const trustRendered = (html: string): SafeHtml => html as SafeHtml;

/** The only place where HTML goes onto a page unescaped. */
export const Html = ({ value }: { readonly value: SafeHtml }) => raw(value);
