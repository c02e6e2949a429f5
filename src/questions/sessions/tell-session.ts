import { publish } from "#events";
import type { House, Tx } from "#store";
import type { SessionTable } from "../tables.ts";
import type { Times } from "./session.ts";
import "../events.ts";

/** Tells whoever shows the session, and those who listen under its story, that it is another than before. */
export const tellSession = (house: House, tx: Tx, { id, story_id: story }: Pick<SessionTable, "id" | "story_id">): Promise<unknown> =>
  publish(house, tx, { kind: "session.changed", topic: `story:${story}`, body: { story, session: id } });

type TimeColumns = Pick<SessionTable, "collects_at" | "starts_at" | "ends_at" | "closes_at">;

export const timesOf = (row: TimeColumns): Times => ({
  collectsAt: row.collects_at,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  closesAt: row.closes_at,
});

export const columnsOf = (times: Times): TimeColumns => ({
  collects_at: times.collectsAt,
  starts_at: times.startsAt,
  ends_at: times.endsAt,
  closes_at: times.closesAt,
});
