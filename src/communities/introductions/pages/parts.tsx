import { DAY } from "#kit";
import { Portrait } from "#members";
import { paths } from "#paths";
import type { Teaser } from "#stories";
import { Button, FormPost, type Frame, Head, Time, tongue } from "#ui";
import { wordsOf } from "../../words/index.ts";
import { ANSWER_MS } from "../introduction.ts";
import type { IntroductionView } from "../introductions-view.ts";

export const ANSWER_DAYS = Math.round(ANSWER_MS / DAY);

/** The story under which it was asked. */
export const UnderStory = ({ frame, story }: { readonly frame: Frame; readonly story: Teaser | null }) => {
  const words = wordsOf(frame.lang).meet;
  if (story === null) return <p class="small">{words.storyGone}</p>;
  return (
    <p class="small">
      {words.under}{" "}
      <a href={paths.story({ id: story.shortId, slug: story.slug })} {...tongue(story.lang, frame.lang)}>
        {story.headline}
      </a>
    </p>
  );
};

/** Saying yes to somebody who asks, or not. */
export const AnswerForm = ({ frame, one }: { readonly frame: Frame; readonly one: IntroductionView }) => {
  const words = wordsOf(frame.lang).meet;
  const name = one.other?.name ?? words.nobody;
  return (
    <FormPost class="row gap-s" action={paths.answerIntroduction(one.id)} label={words.asks(name, "")}>
      <Button name="do" value="yes">
        {words.yes}
      </Button>
      <Button name="do" value="no" bare>
        {words.no}
      </Button>
    </FormPost>
  );
};

/** Who waits for this member's answer; nothing where nobody does. */
export const Waiting = ({ frame, waiting }: { readonly frame: Frame; readonly waiting: readonly IntroductionView[] }) => {
  const words = wordsOf(frame.lang).meet;
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="meet" class="band here">
      <Head id="meet" here>
        {words.meet}
      </Head>
      <ul class="list">
        {waiting.map((one) => (
          <li class="person">
            {one.other === null ? null : <Portrait person={one.other} />}
            <div>
              <p>
                <a href={paths.introduction(one.id)}>{words.asks(one.other?.name ?? words.nobody, one.other?.place ?? "")}</a>
              </p>
              <UnderStory frame={frame} story={one.story} />
              <AnswerForm frame={frame} one={one} />
            </div>
          </li>
        ))}
      </ul>
      <p>{words.untilYes}</p>
      <p class="small">{words.lapse(ANSWER_DAYS)}</p>
    </section>
  );
};

export const Until = ({ frame, one }: { readonly frame: Frame; readonly one: IntroductionView }) => (
  <span class="small">
    {wordsOf(frame.lang).meet.until} <Time frame={frame} at={one.endsAt} />
  </span>
);
