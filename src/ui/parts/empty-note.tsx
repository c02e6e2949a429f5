import { type Child } from "hono/jsx";

/** What stands where a list would: why it is empty, and perhaps what would fill it. */
export const EmptyNote = ({ children }: { readonly children?: Child }) => <p class="empty">{children}</p>;
