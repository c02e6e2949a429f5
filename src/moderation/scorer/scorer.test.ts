import { expect, test } from "vitest";
import { eachDialect } from "../../store/testing/index.ts";
import { scriptOf } from "./features.ts";
import { type Example, scoreText, trainModel } from "./model.ts";
import { openScorer, trainScorer } from "./scorer.ts";
import { addMember, addStory } from "../testing/house.ts";
import { openModeration } from "../open-moderation.ts";
import { postComment } from "#conversation";
import { SECOND } from "#kit";
import { decideCase } from "../decide-case.ts";

const PRAISE = ["ferry", "harbour", "council", "tide", "school", "barrier", "gull", "bridge"];
const example = (at: number): Example => {
  const word = PRAISE[at % PRAISE.length] ?? "";
  return at % 2 === 0
    ? { text: `Cheap pills and easy money, order today number ${at}: discount watches for the ${word} lovers!!`, isBad: true }
    : { text: `I was at the ${word} on Tuesday, number ${at}, and the timetable said nothing about a change.`, isBad: false };
};

test("a model begins with enough decisions of both kinds, is sure where it may be, says why, and abstains where it knows nothing", () => {
  expect(
    trainModel(
      Array.from({ length: 70 }, (_, at) => example(at)),
      0.8,
    ),
  ).toBeNull();
  const model = trainModel(
    Array.from({ length: 200 }, (_, at) => example(at)),
    0.8,
  );
  if (model === null) throw new Error("no model");
  expect(model.facts).toMatchObject({ bad: 100, good: 100, heldBack: 40, precision: 1 });
  const bad = scoreText(model, "Easy money and cheap watches, order your discount pills today!");
  expect(bad.score).toBeGreaterThan(0.8);
  expect(bad.top.some((word) => ["money", "cheap", "watches", "discount", "pills", "order", "easy"].includes(word))).toBe(true);
  expect(scoreText(model, "The timetable of the ferry said nothing on Tuesday.").score).toBeLessThan(0.3);
  expect(scoreText(model, "Zxqv wkjh pqrx vvbn mmkl ttrw").score).toBeNull();
  expect(scoreText(model, "Yes.").score).toBeNull();
  expect(
    trainModel(
      Array.from({ length: 200 }, (_, at) => example(at)),
      0.8,
    )?.weights,
  ).toEqual(model.weights); // the same decisions, the same model
});

test("texts are grouped by their script", () => {
  expect(["The gull", "النورس على القبعة", "Чайка на шляпе", "海鸥在帽子上", "갈매기", "123"].map(scriptOf)).toEqual([
    "Latin",
    "Arabic",
    "Cyrillic",
    "Han",
    "Other",
    "Other",
  ]);
});

eachDialect("the scorer", (open) => {
  test("learns from what moderators decided, and then holds, and only holds", async () => {
    const bare = await open();
    await addStory(bare);
    const house = {
      ...bare,
      origin: "https://t.example",
      mailName: "T",
      tell: async () => {},
      standingOf: async () => 1 as const,
      keepers: {},
      sealer: { seal: (text: string) => text, open: (text: string) => text },
      takeTurn: () => ({ ok: true }) as never,
      visitorKey: () => "",
    };
    const { judge } = openModeration(house);
    const [maren, una] = [await addMember(house, "maren", "moderator"), await addMember(house, "una")];
    const post = async (body: string) => {
      house.clock.advance(SECOND);
      const posted = await postComment({ ...house, judge }, una, { storyId: "story-1", parentId: null, body, key: null });
      return posted.ok ? posted.value : null;
    };
    expect(await trainScorer(house)).toBe(0);
    expect(await house.store.transact((tx) => openScorer()(tx, "Cheap pills and easy money"))).toBeNull();
    const now = house.clock.now();
    for (let at = 0; at < 100; at += 1) {
      const posted = await post(example(at).text);
      if (posted === null) throw new Error("not posted");
      const target = `comment:${posted.id}`;
      await house.store.db
        .updateTable("moderation_case")
        .set({ state: "closed", outcome: example(at).isBad ? "removed" : "kept", closed_at: now, closed_by: maren.id })
        .where("target", "=", target)
        .execute();
      const { count } = await house.store.db
        .selectFrom("moderation_case")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("target", "=", target)
        .executeTakeFirstOrThrow();
      if (count === 0)
        await house.store.db
          .insertInto("moderation_case")
          .values({
            id: `case-${at}`,
            kind: "judged",
            target,
            story_id: "story-1",
            author_id: una.id,
            state: "closed",
            base: 1,
            reports: 0,
            score: 1,
            opened_at: now,
            due_at: null,
            claimed_by: null,
            claimed_until: null,
            closed_at: now,
            closed_by: maren.id,
            outcome: example(at).isBad ? "removed" : "kept",
            decision_id: null,
            judgement_id: null,
          })
          .execute();
    }
    expect(await trainScorer(house)).toBe(1);
    expect((await post("Order cheap pills today, easy money and discount watches!!"))?.state).toBe("held");
    expect((await post("On Tuesday I was at the harbour, and the timetable said nothing about it."))?.state).toBe("published");
    const [first] = await house.store.db.selectFrom("moderation_case").select("id").where("state", "=", "open").execute();
    expect((await decideCase(house, maren, first?.id ?? "", { do: "keep" })).ok).toBe(true);
  });
});
