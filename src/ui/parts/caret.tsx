import { type Child } from "hono/jsx";

/** The proof-reader's "insert here", before words that the town added. */
export const Caret = ({ children }: { readonly children?: Child }) => <span class="here caret">{children}</span>;
