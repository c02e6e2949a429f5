import { z } from "zod";
import type { CommandHouse } from "#cli";
import type { Actor, Instant } from "#kit";
import { sessionsUnder, setUpSession } from "#questions";
import { storySubject } from "#stories";

/** A live session of the demo. `collects` and `starts` are told from the present, as every time of the demo. */
export const demoSession = z.object({
  key: z.string(),
  file: z.string(),
  at: z.string(),
  by: z.string(),
  handle: z.string(),
  guestWords: z.string(),
  title: z.string(),
  intro: z.string(),
  collects: z.string().nullable().default(null),
  starts: z.string(),
  minutes: z.number(),
});
export type DemoSession = z.infer<typeof demoSession>;

/** Announces a session of the demo and gives its id; that of the one which is there, where the filling was cut off before. */
export const setUpDemoSession = async (
  house: CommandHouse,
  actor: Actor,
  { handle, guestWords, title, intro, minutes }: DemoSession,
  at: { readonly storyId: string; readonly collectsAt: Instant | null; readonly startsAt: Instant },
): Promise<string> => {
  const story = await storySubject(house.store.db, at.storyId);
  const there = (await sessionsUnder(house, story?.id ?? "")).find((session) => session.title === title);
  if (there !== undefined) return there.id;
  const made = await setUpSession(house, actor, { handle, guestWords, title, intro, minutes, ...at });
  if (!made.ok) throw new Error(`The demo's session “${title}” could not be set up: ${made.problem}.`);
  return made.value.id;
};
