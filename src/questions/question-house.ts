import type { Context } from "hono";
import type { Judge } from "#conversation";
import type { Rate, Turn } from "#kit";
import type { House } from "#store";
import type { Frame, Tab } from "#ui";
import type { PassageFinder } from "./passage.ts";

/** What writes questions and answers. */
export type AskHouse = House & { readonly judge: Judge };

/** What the pages of questions need of the house. */
export type QuestionHouse = AskHouse & {
  readonly passages: PassageFinder;
  readonly tag: (c: Context, tags: readonly string[]) => void;
  readonly takeTurn: (name: string, key: string, rate: Rate) => Turn;
  /** Whom to count a visitor by. */
  readonly visitorKey: (c: Context) => string;
  readonly deskTabs: (frame: Frame, current: string) => readonly Tab[];
};
