import { type Actor, type Result, system } from "#kit";
import { keepPictureFile } from "../keep-picture-file.ts";
import { takeWaiting } from "../resume-items.ts";
import type { Document } from "../document.ts";
import type { IntakeLine } from "../log-intake.ts";
import { refuseItem, takeItem } from "../take-item.ts";
import type { Feed } from "./feed.ts";
import type { FeedHouse } from "./feed-house.ts";

/** What a look at a feed brought in: documents, items in them, kills and holds among those, items refused, items that wait. */
export type Sums = {
  readonly documents: number;
  readonly items: number;
  readonly kills: number;
  readonly refused: number;
  readonly waiting: number;
};

export const NOTHING: Sums = { documents: 0, items: 0, kills: 0, refused: 0, waiting: 0 };

export type Arrived = Pick<Document, "bytes" | "fileName" | "contentType" | "format" | "known">;

/** The way in for all that a feed brings: its source's, by its pause, and counted. */
export type FeedIntake = {
  readonly take: (arrived: Arrived) => Promise<readonly IntakeLine[]>;
  /** Keeps what is not to be read, with the reason. */
  readonly refuse: (arrived: Arrived, reason: string) => Promise<void>;
  /** Takes what waited while the feed was paused, at most `most` documents; resolves to how many. */
  readonly takeWaiting: (most: number) => Promise<number>;
  readonly keepPicture: (bytes: Uint8Array, name: string) => Promise<Result<unknown, "killed" | "not-a-picture">>;
  readonly sums: () => Sums;
};

export const openFeedIntake = (house: FeedHouse, feed: Feed, actor: Actor = system): FeedIntake => {
  let sums = NOTHING;
  const documentOf = (arrived: Arrived): Document => ({
    ...arrived,
    channel: feed.kind,
    sourceHint: null,
    feed: { id: feed.id, sourceId: feed.sourceId, isPaused: !feed.isOn },
  });
  const count = (lines: readonly IntakeLine[]): void => {
    const waiting = lines.filter((line) => line.story === null && line.outcome === "withheld").length;
    const refused = lines.filter((line) => line.outcome === "rejected").length;
    sums = {
      documents: sums.documents + 1,
      items: sums.items + lines.length - waiting - refused,
      kills: sums.kills + lines.filter((line) => line.outcome === "killed").length,
      refused: sums.refused + refused,
      waiting: sums.waiting + waiting,
    };
  };
  return {
    take: async (arrived) => {
      const lines = await takeItem(house, actor, documentOf(arrived));
      count(lines);
      return lines;
    },
    refuse: async (arrived, reason) => count([await refuseItem(house, actor, documentOf(arrived), reason)]),
    takeWaiting: async (most) => {
      const taken = await takeWaiting(house, { id: feed.id, sourceId: feed.sourceId, isPaused: false }, most);
      for (const lines of taken) count(lines);
      return taken.length;
    },
    keepPicture: (bytes, name) => keepPictureFile(house, bytes, name),
    sums: () => sums,
  };
};
