import { enqueue, type Worker } from "#jobs";
import { talkSubject } from "#conversation";
import { memberFacts } from "#members";
import { absolute, paths } from "#paths";
import type { Tx } from "#store";
import { bringBackSubject, type KeepingHouse, lockSubject, takeOffSubject } from "./act-on-subject.ts";
import { decide, RULE_UNSAID } from "./decide.ts";
import type { Judged } from "./judge.ts";
import { askService, type Question, type Service } from "./classifier.ts";
import { serviceById, type ServiceHouse } from "./classifiers.ts";
import { type Signal, signalsIn } from "./signal.ts";
import { findSubject } from "./subject.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Asks a service about what was judged; outside any transaction, once, within its time. */
    "moderation.ask": { readonly judgement: string; readonly service: string; readonly isEdit: boolean };
  }
}

type AskHouse = ServiceHouse & KeepingHouse & { readonly origin: string };

/** Puts down that services are to be asked once this is written. */
export const askLater = async (house: AskHouse, tx: Tx, { id, said, signals }: Judged): Promise<void> => {
  for (const { check, by } of signals)
    if (check === "outside" && by !== null)
      await enqueue(house, tx, {
        kind: "moderation.ask",
        body: { judgement: id, service: by, isEdit: said.how === "change" || said.how === "add" },
        uniqueKey: `moderation.ask ${id} ${by}`,
      });
};

const isWaiting = (signal: Signal): boolean => signal.check === "outside" && signal.facts["waits"] === 1;

/** Takes an answer in. When it was the last that was waited for, what was held for it alone is let out, or turned down. */
const takeAnswer = (house: AskHouse, judgementId: string, serviceId: string, answer: Signal): Promise<void> =>
  house.store.transact(async (tx) => {
    const row = await tx.selectFrom("judgement").selectAll().where("id", "=", judgementId).executeTakeFirst();
    if (row === undefined || row.target === null) return;
    await lockSubject(house, tx, row.target);
    const kept = await tx.selectFrom("judgement").select("signals").where("id", "=", judgementId).executeTakeFirstOrThrow();
    const signals = signalsIn(kept.signals).map((signal) => (isWaiting(signal) && signal.by === serviceId ? answer : signal));
    const isLast = !signals.some(isWaiting);
    const decision = decide(signals, true);
    const verdict = isLast ? decision.verdict : row.verdict;
    await tx
      .updateTable("judgement")
      .set({ signals: JSON.stringify(signals), verdict })
      .where("id", "=", judgementId)
      .execute();
    const subject = await findSubject(tx, row.target, house.keepers);
    if (!isLast || subject?.isHeld !== true || decision.verdict === "hold") return;
    await tx
      .updateTable("moderation_case")
      .set(verdict === "watch" ? { base: 1, score: 1 } : { state: "closed", outcome: "settled", closed_at: house.clock.now() })
      .where("judgement_id", "=", judgementId)
      .where("state", "=", "open")
      .execute();
    if (decision.verdict === "reject")
      await takeOffSubject(house, tx, row.target, { rule: decision.rule ?? RULE_UNSAID, reason: "", by: null });
    else await bringBackSubject(house, tx, row.target, { by: null, ground: "mistake" });
  });

const questionFor = async (house: AskHouse, target: string, isEdit: boolean): Promise<Question | null> => {
  const { db } = house.store;
  const subject = await findSubject(db, target, house.keepers);
  if (subject === null || subject.authorId === null || subject.storyId === null) return null;
  const [author, story] = [await memberFacts(db, subject.authorId), await talkSubject(db, subject.storyId)];
  if (author === null || story === null) return null;
  return {
    action: isEdit ? "EDIT" : "NEW",
    body: subject.words,
    parentId: subject.comment?.parentId ?? null,
    author: { id: author.id, role: author.role, name: author.name },
    story: { id: story.shortId, url: absolute(house.origin, paths.story({ id: story.shortId, slug: story.slug })) },
    site: house.origin,
  };
};

/** What a service said, as a signal; what it failed to say does as the service is set. */
const signalOf = (service: Service, answered: Awaited<ReturnType<typeof askService>>): Signal => {
  const asks = answered.ok ? answered.value : service.isOpen ? "nothing" : "hold";
  const facts = answered.ok ? { name: service.name } : { name: service.name, failed: answered.problem };
  return { check: "outside", asks, score: asks === "nothing" ? 0 : 1, line: null, rule: null, by: service.id, facts };
};

const GONE: Signal = { check: "outside", asks: "nothing", score: 0, line: null, rule: null, by: null, facts: { failed: "removed" } };

export const handleAsking = (house: AskHouse, worker: Worker): void =>
  worker.handle("moderation.ask", async ({ judgement, service: id, isEdit }) => {
    const row = await house.store.db.selectFrom("judgement").select("target").where("id", "=", judgement).executeTakeFirst();
    if (row === undefined || row.target === null) return;
    const service = await serviceById(house, house.store.db, id);
    const question = await questionFor(house, row.target, isEdit);
    if (question === null) return;
    await takeAnswer(
      house,
      judgement,
      id,
      service === null || !service.isOn ? GONE : signalOf(service, await askService(service, question)),
    );
  });
