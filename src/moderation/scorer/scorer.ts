import type { Worker } from "#jobs";
import { DAY } from "#kit";
import { commentSubjects } from "#conversation";
import type { House, Tx } from "#store";
import type { Scored } from "../given.ts";
import { currentPolicy } from "../policy-versions.ts";
import { bumpVersion, versionOf } from "../word-entries.ts";
import { type Script, scriptOf, SCRIPTS } from "./features.ts";
import { type Example, type Model, type ModelFacts, scoreText, trainModel } from "./model.ts";

declare module "#jobs" {
  interface JobBodies {
    /** Makes a new version of the scorer from what moderators have decided. */
    "moderation.train": Record<string, never>;
  }
}

const DECISIONS_MOST = 20_000; // the newest: what a newsroom thinks changes

const LABELS: Readonly<Record<string, boolean>> = { removed: true, upheld: true, kept: false, reversed: false };

/** What people decided about comments, the oldest first; of several decisions about one the last counts. */
export const decidedExamples = async (house: House): Promise<readonly Example[]> => {
  const rows = await house.store.db
    .selectFrom("moderation_case")
    .select(["target", "outcome"])
    .where("state", "=", "closed")
    .where("outcome", "in", Object.keys(LABELS))
    .where("target", "like", "comment:%")
    .orderBy("closed_at", "desc")
    .limit(DECISIONS_MOST)
    .execute();
  const labels = new Map<string, boolean>();
  for (const { target, outcome } of rows) if (!labels.has(target)) labels.set(target, LABELS[outcome ?? ""] === true);
  const examples: Example[] = [];
  const targets = [...labels.keys()].toReversed();
  for (let from = 0; from < targets.length; from += 500) {
    const part = targets.slice(from, from + 500);
    const comments = await commentSubjects(
      house.store.db,
      part.map((target) => target.slice("comment:".length)),
    );
    for (const target of part) {
      const words = comments.get(target.slice("comment:".length))?.words ?? "";
      if (words !== "") examples.push({ text: words, isBad: labels.get(target) === true });
    }
  }
  return examples;
};

/** Makes a version of the scorer for each script that enough was decided in. Gives how many there are. */
export const trainScorer = async (house: House): Promise<number> => {
  const examples = Map.groupBy(await decidedExamples(house), ({ text }) => scriptOf(text));
  const { policy } = await house.store.transact((tx) => currentPolicy(tx));
  const models = SCRIPTS.flatMap((script) => {
    const model = trainModel(examples.get(script) ?? [], policy.scorerHolds / 100);
    return model === null ? [] : [{ script, model }];
  });
  if (models.length === 0) return 0;
  await house.store.transact(async (tx) => {
    await bumpVersion(tx, "model");
    const no = await versionOf(tx, "model");
    for (const { script, model } of models)
      await tx
        .insertInto("scorer_model")
        .values({
          no,
          script,
          weights: Buffer.from(model.weights.buffer),
          facts: JSON.stringify(model.facts),
          at: house.clock.now(),
        })
        .execute();
  });
  return models.length;
};

export type ModelVersion = { readonly no: number; readonly script: Script; readonly facts: ModelFacts; readonly at: string };

/** The versions of the scorer, the newest first. */
export const modelVersions = async (house: House): Promise<readonly ModelVersion[]> => {
  const rows = await house.store.db
    .selectFrom("scorer_model")
    .select(["no", "script", "facts", "at"])
    .orderBy("no", "desc")
    .orderBy("script")
    .limit(50)
    .execute();
  return rows.map((row) => ({ no: row.no, script: row.script as Script, facts: JSON.parse(row.facts) as ModelFacts, at: row.at }));
};

const modelIn = (row: { readonly weights: Uint8Array; readonly facts: string }): Model => {
  const bytes = Uint8Array.from(row.weights);
  return { weights: new Float32Array(bytes.buffer), facts: JSON.parse(row.facts) as ModelFacts };
};

/** Scores with the newest version, read again when another process has made one. Null where there is none for the script of the text. */
export const openScorer = (): ((tx: Tx, body: string) => Promise<Scored | null>) => {
  let known: { readonly version: number; readonly models: ReadonlyMap<Script, { readonly no: number; readonly model: Model }> } | null =
    null;
  return async (tx, body) => {
    const version = await versionOf(tx, "model");
    if (version === 0) return null;
    if (known?.version !== version) {
      const models = new Map<Script, { no: number; model: Model }>();
      for (const script of SCRIPTS) {
        const row = await tx
          .selectFrom("scorer_model")
          .selectAll()
          .where("script", "=", script)
          .orderBy("no", "desc")
          .limit(1)
          .executeTakeFirst();
        if (row !== undefined) models.set(script, { no: row.no, model: modelIn(row) });
      }
      known = { version, models };
    }
    const found = known.models.get(scriptOf(body));
    if (found === undefined) return null;
    return { ...scoreText(found.model, body), version: found.no };
  };
};

export const handleTraining = (house: House, worker: Worker): void => {
  worker.handle("moderation.train", async () => void (await trainScorer(house)));
  worker.schedule({ job: { kind: "moderation.train", body: {}, rank: "upkeep", uniqueKey: "moderation.train" }, everyMs: DAY });
};
