import { paths } from "#paths";
import type { PartCredit } from "#rights";
import type { Frame } from "#ui";
import { commaIn } from "../../pages/parts.tsx";
import { wordsOf } from "../words/index.ts";

/** Whose texts a story holds, each with the page of its source; nothing of any other story. */
export const MadeOf = ({ frame, parts }: { readonly frame: Frame; readonly parts: readonly PartCredit[] }) => {
  const sources = [...new Map(parts.map(({ slug, source }) => [slug, source]))];
  if (sources.length === 0) return null;
  return (
    <p class="small">
      {wordsOf(frame.lang).madeOf}{" "}
      {sources.map(([slug, name], place) => (
        <>
          {place === 0 ? "" : commaIn(frame)}
          <a href={paths.source(slug)}>
            <bdi>{name}</bdi>
          </a>
        </>
      ))}
    </p>
  );
};
