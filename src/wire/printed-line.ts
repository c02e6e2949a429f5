import { absolute, paths } from "#paths";
import type { IntakeLine } from "./log-intake.ts";

/** An intake line as the API and the commands print it. */
export const printedLine = (origin: string, line: IntakeLine) => ({
  guid: line.guid,
  version: line.version,
  outcome: line.outcome,
  story: line.story,
  url: line.story === null || line.slug === null ? null : absolute(origin, paths.story({ id: line.story, slug: line.slug })),
  problem: line.problem,
});
