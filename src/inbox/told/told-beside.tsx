import type { Child } from "hono/jsx";
import { formatInstant } from "#kit";
import { paths } from "#paths";
import type { House } from "#store";
import { type Frame, Head } from "#ui";
import { type ToldCorrection, toldOf } from "./told-view.ts";
import { wordsOf } from "./words/index.ts";

const Told = ({ frame, correction }: { readonly frame: Frame; readonly correction: ToldCorrection }) => {
  const words = wordsOf(frame.lang);
  const { told, seen, people } = correction;
  return (
    <li>
      <p>
        {formatInstant(frame.lang, frame.site.zone, correction.at, "moment")}: {words.told(told, seen)}
      </p>
      <details>
        <summary>{words.who}</summary>
        <ul class="small">
          {people.map(({ name, handle, isFollowing, hasSeen }) => (
            <li>
              <a href={paths.profile(handle)}>
                <bdi>{name}</bdi>
              </a>
              , {isFollowing ? words.follows : words.replied}
              {hasSeen ? `, ${words.seen}` : null}
            </li>
          ))}
        </ul>
        {told > people.length ? <p class="small">{words.more(told - people.length)}</p> : null}
      </details>
    </li>
  );
};

/** On the desk's page of a story: who replied or followed and was told of its corrections. */
export const toldBeside =
  (house: House) =>
  async (frame: Frame, story: { readonly id: string }): Promise<Child> => {
    const corrections = await toldOf(house, story.id);
    if (corrections.length === 0) return null;
    const words = wordsOf(frame.lang);
    return (
      <section aria-labelledby="told">
        <Head id="told">{words.title}</Head>
        <ul class="list">
          {corrections.map((correction) => (
            <Told frame={frame} correction={correction} />
          ))}
        </ul>
      </section>
    );
  };
