import { excerptOf } from "#kit";
import { paths } from "#paths";
import { type Frame, Head, Layout, Notice, PageHead, pageOf, tongue } from "#ui";
import { statusOf } from "../note.ts";
import type { ownNotes, RatedSubject } from "../queue.ts";
import { wordsOf } from "../words/index.ts";

export type QueuePage = {
  readonly queue: readonly RatedSubject[];
  readonly own: Awaited<ReturnType<typeof ownNotes>>;
  /** What became of the answer that was just given. */
  readonly said: string | null;
};

const Waiting = ({ frame, subject }: { readonly frame: Frame; readonly subject: RatedSubject }) => {
  const words = wordsOf(frame.lang);
  const why = subject.isRecheck ? words.queue.recheck : subject.isAsked ? words.queue.asked : null;
  return (
    <li class="noted">
      <p>
        {why === null ? null : <b>{why}. </b>}
        {words.note.onPassage} <a href={paths.story(subject.story)}>{subject.story.headline}</a>
      </p>
      <blockquote {...tongue(subject.lang, frame.lang)}>
        <p>{excerptOf(subject.quotedNow, 160)}</p>
      </blockquote>
      <p class="note__text" dir="auto">
        {subject.body}
      </p>
      <p>
        <a href={paths.rateNote(subject.id)}>{words.rate.title}</a>
      </p>
    </li>
  );
};

/** What needs a rater, and what a member has written. */
export const queuePage = (frame: Frame, { queue, own, said }: QueuePage): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.queue.title} styles={["talk", "story", "context"]} robots="noindex">
      <PageHead title={words.queue.title} deck={words.queue.deck} />
      {said === null ? null : (
        <Notice kind="done">
          <p>{said}</p>
        </Notice>
      )}
      <section class="band" aria-labelledby="need">
        <Head id="need">{words.queue.need}</Head>
        {queue.length === 0 ? <p>{words.queue.none}</p> : null}
        <ol class="noteds">
          {queue.map((subject) => (
            <Waiting frame={frame} subject={subject} />
          ))}
        </ol>
      </section>
      <section class="band" aria-labelledby="own">
        <Head id="own">{words.queue.own}</Head>
        {own.length === 0 ? <p>{words.queue.ownNone}</p> : null}
        <ul>
          {own.map(({ note, story, gist }) => (
            <li class="noted">
              <p>
                <b>{story === null ? words.own.gone : words.statuses[statusOf(note)]}</b>
              </p>
              {story === null ? null : (
                <p dir="auto">
                  <a href={paths.note(note.id)}>{gist}</a>
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
      <p>
        <a href={paths.notesHow()}>{words.list.how}</a>
      </p>
    </Layout>,
  );
};
