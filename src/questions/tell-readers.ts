import { enqueue } from "#jobs";
import { excerptOf, type Lang, LANGS } from "#kit";
import { commentState } from "#conversation";
import { lettersTo } from "#members";
import { sendMail } from "#outside";
import { paths } from "#paths";
import { storySubject } from "#stories";
import type { House } from "#store";
import { STEPS, type Step } from "./question.ts";
import { wordsOf } from "./words/index.ts";
import "./jobs.ts";
import "./tables.ts";

export type TellHouse = House & {
  /** "https://tidings.example" */
  readonly origin: string;
  readonly siteName: () => Promise<string>;
};

const BATCH = 100;

const langOf = (lang: string | null): Lang => LANGS.find((each) => each === lang) ?? "en";

/**
 * Tells those who asked or follow a question, by mail, what happened to it: each once, in batches by member. The only place that does; a room
 * of notices takes over from here. Nobody is told of what they did themselves, nor of a question that readers can no longer see.
 */
export const tellReaders = async (house: TellHouse, eventId: string, afterId: string): Promise<void> => {
  const site = await house.siteName();
  await house.store.transact(async (tx) => {
    const event = await tx.selectFrom("question_event").selectAll().where("id", "=", eventId).executeTakeFirst();
    const step = STEPS.find((each) => each === event?.what);
    if (event === undefined || step === undefined) return;
    const question = await tx.selectFrom("question").selectAll().where("id", "=", event.question_id).executeTakeFirstOrThrow();
    const story = await storySubject(tx, question.story_id);
    if (story === null || !story.isPublic || story.isTalkClosed) return;
    if ((await commentState(tx, question.id))?.state !== "published") return;
    const rows = await tx
      .selectFrom("question_reader")
      .innerJoin("question as q", "q.id", "question_reader.question_id")
      .select("question_reader.member_id")
      .distinct()
      .where((eb) => eb.or([eb("q.head_id", "=", question.id), eb("q.id", "=", question.id)]))
      .where("question_reader.is_following", "=", 1)
      .where("question_reader.member_id", ">", afterId)
      .orderBy("question_reader.member_id")
      .limit(BATCH)
      .execute();
    const ids = rows.map((row) => row.member_id);
    for (const { id, email, lang } of await lettersTo(
      tx,
      ids.filter((each) => each !== event.by_id),
    )) {
      const fresh = await tx
        .insertInto("question_told")
        .values({ event_id: event.id, member_id: id })
        .onConflict((conflict) => conflict.doNothing())
        .returning("member_id")
        .executeTakeFirst();
      if (fresh === undefined) continue;
      await sendMail(
        house,
        tx,
        letterFor({
          site,
          origin: house.origin,
          email,
          lang: langOf(lang),
          step,
          questionId: question.id,
          headline: excerptOf(story.headline, 120),
        }),
      );
    }
    const last = ids.at(-1);
    if (ids.length === BATCH && last !== undefined)
      await enqueue(house, tx, { kind: "questions.tell", body: { event: eventId, after: last }, uniqueKey: `tell ${eventId} ${last}` });
  });
};

type Telling = {
  readonly site: string;
  readonly origin: string;
  readonly email: string;
  readonly lang: Lang;
  readonly step: Step;
  readonly questionId: string;
  readonly headline: string;
};

/** The mail names the story and leads to the question: its words may have been taken off by the time that it is read. */
const letterFor = ({ site, origin, email, lang, step, questionId, headline }: Telling) => {
  const { mail } = wordsOf(lang);
  const link = `${origin}${paths.question(questionId)}`;
  const happened = mail.happened[step === "win" ? "assign" : step] ?? mail.moved;
  const lines = [happened, mail.about(headline), link, mail.stop, site];
  return { to: email, lang, subject: mail.subject(happened, headline), text: `${lines.join("\n\n")}\n` };
};
