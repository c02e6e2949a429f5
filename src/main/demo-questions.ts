import { z } from "zod";
import type { CommandHouse } from "#cli";
import { plainJudge } from "#conversation";
import type { Actor } from "#kit";
import { mergeQuestion, openRound, resolveQuestion, runQuestion, wantQuestion } from "#questions";

/** What happens to a question of the demo; `on`, `into` and `answer` are keys of what was said. */
export const demoQuestion = z.intersection(
  z.object({ at: z.string(), on: z.string(), by: z.string() }),
  z.discriminatedUnion("do", [
    z.object({ do: z.literal("want") }),
    z.object({ do: z.literal("shortlist") }),
    z.object({ do: z.literal("merge"), into: z.string() }),
    z.object({ do: z.literal("resolve"), answer: z.string() }),
    z.object({ do: z.literal("assign"), handle: z.string(), note: z.string() }),
    z.object({ do: z.literal("become"), file: z.string() }),
    z.object({ do: z.literal("close"), reason: z.enum(["quiet", "off-topic"]), note: z.string() }),
    z.object({ do: z.literal("round"), beside: z.array(z.string()), days: z.number() }),
    z.object({ do: z.literal("cannot"), reason: z.enum(["unknowable", "legal", "safety", "off-topic"]), note: z.string() }),
  ]),
);
export type DemoQuestion = z.infer<typeof demoQuestion>;

/** Does one thing with a question of the demo; `idOf` gives the comment of a key, `storyOf` the story of a file. Throws what it was refused for. */
export const runDemoQuestion = async (
  house: CommandHouse,
  actor: Actor,
  step: DemoQuestion,
  { idOf, storyOf }: { readonly idOf: (key: string) => string; readonly storyOf: (file: string) => string },
): Promise<void> => {
  const id = idOf(step.on);
  const run = () => {
    switch (step.do) {
      case "want":
        return wantQuestion(house, actor, id, { isWanting: true });
      case "merge":
        return mergeQuestion(house, actor, id, idOf(step.into));
      case "resolve":
        return resolveQuestion({ ...house, judge: plainJudge(house) }, actor, id, idOf(step.answer));
      case "shortlist":
        return runQuestion(house, actor, id, { step: "shortlist" });
      case "assign":
        return runQuestion(house, actor, id, { step: "assign", handle: step.handle, dueDays: null, note: step.note });
      case "become":
        return runQuestion(house, actor, id, { step: "become", storyId: storyOf(step.file) });
      case "close":
        return runQuestion(house, actor, id, { step: "close", reason: step.reason, note: step.note });
      case "round":
        return openRound(house, actor, { ids: [id, ...step.beside.map(idOf)], days: step.days });
      case "cannot":
        return runQuestion(house, actor, id, { step: "cannot", reason: step.reason, note: step.note });
    }
  };
  const done = await run();
  // A house whose filling was cut off is filled again: what was done before cannot be done now.
  if (!done.ok && done.problem !== "not-now") throw new Error(`The demo's question ${step.on} could not ${step.do}: ${done.problem}.`);
};
