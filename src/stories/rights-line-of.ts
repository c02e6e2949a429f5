import type { Instant, Lang } from "#kit";
import { rightsLine, type SentRights } from "#rights";
import type { Source } from "./sources.ts";

const yearOf = (at: Instant): number => Number(at.slice(0, 4));

/** The rights line of a revision; its year is the stated one, else that of first creation, else of first publication. */
export const rightsLineOf = (
  revision: { readonly rights: SentRights; readonly firstCreated: Instant | null; readonly lang: string },
  source: Pick<Source, "holder" | "terms">,
  publishedAt: Instant,
) => rightsLine(revision.rights, source, yearOf(revision.firstCreated ?? publishedAt), langOf(revision.lang));

const langOf = (tag: string): Lang => {
  const primary = tag.split("-")[0];
  return primary === "fr" || primary === "ar" ? primary : "en";
};
