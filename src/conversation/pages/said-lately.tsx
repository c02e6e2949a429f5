import { excerptOf } from "#kit";
import { paths } from "#paths";
import { type Frame, Head, Time } from "#ui";
import { wordsOf } from "../words/index.ts";

export type Said = {
  readonly id: string;
  readonly body: string;
  readonly postedAt: string;
  readonly storyId: string;
  readonly headline: string;
};

const EXCERPT = 240;

/** What a member said last, on the member's page. */
export const SaidLately = ({ frame, said }: { readonly frame: Frame; readonly said: readonly Said[] }) => {
  const words = wordsOf(frame.lang).profile;
  return (
    <section class="band" aria-labelledby="said">
      <Head id="said">{words.said}</Head>
      {said.length === 0 ? <p class="small">{words.nothing}</p> : null}
      <ol class="thread">
        {said.map((one) => (
          <li>
            <div class="say__text">
              <p dir="auto">{excerptOf(one.body, EXCERPT)}</p>
            </div>
            <p class="small">
              {words.under}{" "}
              <a href={paths.thread({ storyId: one.storyId, id: one.id })}>
                <bdi>{one.headline}</bdi>
              </a>
              , <Time frame={frame} at={one.postedAt} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
};
