import { sha256 } from "#kit";

/** Before the digest of a picture that the newsroom took into its library; nothing that a source sends is ever called so. */
const LIBRARY = "library:";

/** What a picture of the library is called in the stories that have it. */
export const libraryName = (sha: string): string => `${LIBRARY}${sha}`;

/** Before the digest of a picture that a source's story lends to an own one; nothing that a source sends is ever called so either. */
const LENT = "lent:";

/** What a picture on loan is called in the stories that borrow it. */
export const lentName = (sha: string): string => `${LENT}${sha}`;

/** Whether a story borrows a picture from a source's. */
export const isLent = (picture: { readonly name: string }): boolean => picture.name.startsWith(LENT);

/** Whether a story has a picture from the newsroom's library. */
export const isOfLibrary = (picture: { readonly name: string }): boolean => picture.name.startsWith(LIBRARY);

/**
 * What a picture is known by until it is here: the name of its file, in lower case, when it is sent beside its item; the digest of its whole
 * address when it is on the web; empty for anything else.
 */
export const pictureName = (href: string): string => {
  if (/^https?:\/\//iu.test(href)) return `web:${sha256(href)}`;
  if (/^[a-z][a-z0-9+.-]*:/iu.test(href)) return "";
  try {
    const name =
      decodeURIComponent(href.split(/[?#]/u)[0] ?? "")
        .split(/[/\\]/u)
        .at(-1)
        ?.toLowerCase() ?? "";
    return name.startsWith(LIBRARY) || name.startsWith(LENT) ? "" : name;
  } catch {
    return "";
  }
};
