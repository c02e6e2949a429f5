import { paths } from "#paths";
import { Button, type Frame, FormPost, isMember, Layout, Notice, PageHead, pageOf, tongue } from "#ui";
import type { RoundView } from "../round-view.ts";
import { wordsOf } from "../words/index.ts";
import { momentOf, QuestionLink } from "./question-parts.tsx";

type EntryProps = {
  readonly frame: Frame;
  readonly round: Pick<RoundView, "id" | "mine" | "wonId">;
  readonly entry: RoundView["entries"][number];
};

/** A question of a round: to be chosen, or with its votes once the round is over. */
export const RoundEntry = ({ frame, round, entry: { question, votes } }: EntryProps) => {
  const { round: words, page } = wordsOf(frame.lang);
  return (
    <li>
      <h2 class="h3">
        <QuestionLink question={question} />
      </h2>
      <p class="small">
        {page.about} <span {...tongue(question.story.lang, frame.lang)}>{question.story.headline}</span>
      </p>
      {votes === null ? (
        <FormPost action={paths.round(round.id)} class="votes">
          <input type="hidden" name="question" value={question.id} />
          <div class="row">
            <Button pressed={round.mine === question.id}>{round.mine === question.id ? words.voted : words.vote}</Button>
          </div>
        </FormPost>
      ) : (
        <p>
          {words.votes(votes)}
          {round.wonId === question.id ? (
            <>
              . <b>{words.won}.</b>
            </>
          ) : null}
        </p>
      )}
    </li>
  );
};

/** A round of voting: one choice a member, and no counts before its end. */
export const roundPage = (frame: Frame, round: RoundView, error: string | null): string => {
  const { round: words } = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk"]} robots="noindex">
      <PageHead title={words.title} deck={round.isOver ? words.over : words.deck} />
      {error === null ? null : (
        <Notice kind="error">
          <p>{error}</p>
        </Notice>
      )}
      {round.isOver ? null : (
        <p>
          {words.ends(momentOf(frame, round.endsAt))} {round.mine === null ? "" : words.mine}
        </p>
      )}
      <div class="band">
        <ul class="list big">
          {round.entries.map(({ question, votes }) => (
            <RoundEntry frame={frame} round={round} entry={{ question, votes }} />
          ))}
        </ul>
      </div>
      {isMember(frame) || round.isOver ? null : (
        <p>
          <a href={paths.signIn(paths.round(round.id))}>{words.signIn}</a>
        </p>
      )}
      <p>
        <a href={paths.questions()}>{wordsOf(frame.lang).story.all}</a>
      </p>
    </Layout>,
  );
};
