import type { Files, Sealer, Ways } from "#outside";
import type { IntakeHouse } from "../take-item.ts";

/** What feeds need: `feedsFolder` is where folders of feeds may lie that are set up on the desk. */
export type FeedHouse = IntakeHouse & {
  readonly files: Files;
  readonly sealer: Sealer;
  readonly ways: Ways;
  readonly feedsFolder: string;
  /** How long a file must lie still to be whole, ms; by its kind unless said. */
  readonly stillMs?: number;
};
