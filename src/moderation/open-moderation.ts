import { Hono } from "hono";
import type { Child } from "hono/jsx";
import type { Bus } from "#events";
import type { Worker } from "#jobs";
import type { Judge } from "#conversation";
import type { ProfileJudge } from "#members";
import type { Tx } from "#store";
import type { Frame, PageEnv } from "#ui";
import { askLater, handleAsking } from "./ask-classifiers.ts";
import { boundOf } from "./bind-member.ts";
import { handleDueAppeals } from "./appeal-due.ts";
import { BASE_SCORES } from "./case.ts";
import { subscribeDecided } from "./hear-decided.ts";
import { subscribeProfiles } from "./hear-member.ts";
import type { ModerationHouse } from "./house.ts";
import { type Judged, openJudge } from "./judge.ts";
import { openProfileJudge } from "./judge-profile.ts";
import { openCase } from "./open-case.ts";
import { currentPolicy } from "./policy-versions.ts";
import { PolicyLines } from "./pages/policy-lines.tsx";
import { policyRoutes } from "./policy-routes.ts";
import { queueRoutes } from "./queue-routes.ts";
import { reportRoutes } from "./report-routes.tsx";
import { handleTraining, openScorer } from "./scorer/scorer.ts";
import { servicesOn } from "./classifiers.ts";
import { servicesRoutes } from "./services-routes.ts";
import { ruleRecords } from "./rule-records.ts";
import { statementRoutes } from "./statement-routes.ts";
import { wordsRoutes } from "./words-routes.ts";

/** What moderation gives to the rest of the house. */
export type Moderation = {
  readonly judge: Judge;
  /** Judges names and bios before others see them. */
  readonly judgeProfile: ProfileJudge;
  readonly routes: Hono<PageEnv>;
  /** How the rules are applied, for the public page of rules. */
  readonly underRules: (frame: Frame) => Promise<Child>;
  /** Hears what was decided anywhere. */
  readonly listen: (bus: Pick<Bus, "subscribe">) => void;
  /** Does its jobs. */
  readonly work: (worker: Worker) => void;
};

/** Puts before the moderators what was held, and what is watched. */
const caseFor = async (house: ModerationHouse, tx: Tx, { id, said, decision, signals }: Judged): Promise<void> => {
  const { verdict, because } = decision;
  if (said.target === undefined || (verdict !== "hold" && verdict !== "watch")) return;
  const score = Math.max(...signals.map((signal) => (signal.asks === verdict ? signal.score : 0)), because?.score ?? 0);
  await openCase(house, tx, {
    kind: "judged",
    target: said.target,
    storyId: said.storyId,
    authorId: said.author.id,
    base: BASE_SCORES[verdict] + score,
    judgementId: id,
  });
};

/** The room put together. */
export const openModeration = (house: ModerationHouse): Moderation => {
  const judge = openJudge(house, {
    boundOf: (tx, memberId, place) => boundOf(tx, memberId, place),
    score: openScorer(),
    services: servicesOn,
    after: async (tx, judged) => {
      await caseFor(house, tx, judged);
      await askLater(house, tx, judged);
    },
  });
  const app = new Hono<PageEnv>();
  for (const part of [reportRoutes, statementRoutes, wordsRoutes, policyRoutes, servicesRoutes, queueRoutes]) app.route("/", part(house));
  return {
    judge,
    judgeProfile: openProfileJudge(house),
    routes: app,
    underRules: async (frame) => {
      const { policy } = await house.store.transact((tx) => currentPolicy(tx));
      return PolicyLines({ frame, policy, records: await ruleRecords(house) });
    },
    listen: (bus) => {
      subscribeDecided(house, bus);
      subscribeProfiles(house, bus);
    },
    work: (worker) => {
      handleAsking(house, worker);
      handleTraining(house, worker);
      handleDueAppeals(house, worker);
    },
  };
};
