import type { Context } from "hono";
import type { Section } from "#stories";
import type { House } from "#store";
import { type Frame, isMember, type PageEnv } from "#ui";
import { listStates, type ListState, timeOf } from "./desk.ts";
import { listName } from "./list-name.ts";
import { type ListId, rhythmOf } from "./newsletter.ts";
import { listsOf } from "./readers.ts";
import { wordsOf } from "./words/index.ts";

/** A letter as whoever may choose it sees it. */
export type LetterLine = {
  readonly id: ListId;
  readonly name: string;
  /** "Every day at 07:00". */
  readonly when: string;
  readonly isMine: boolean;
  /** The member takes it, and its mails were refused. */
  readonly isRefused: boolean;
};

/** Whose newsletters a page asks about; null for whoever has none of their own. */
export const readerOf = (frame: Frame): string | null => (isMember(frame) && frame.viewer.role !== "source" ? frame.viewer.id : null);

export const sectionsOf = (frame: Frame): readonly Section[] => frame.site.sections.map(({ slug, name }) => ({ slug, names: name }));

const whenOf = (frame: Frame, { id, minute, weekday }: ListState): string => {
  const { every, days } = wordsOf(frame.lang);
  return rhythmOf(id) === "daily" ? every.daily(timeOf(minute)) : every.weekly(days[weekday] ?? "", timeOf(minute));
};

/** The letters that go out, the whole paper's first; for a member with those that they take. Three statements, two for others. */
export const lettersFor = async (house: House, { var: { frame } }: Context<PageEnv>): Promise<readonly LetterLine[]> => {
  const [sections, member] = [sectionsOf(frame), readerOf(frame)];
  const mine = member === null ? [] : await listsOf(house, member);
  return (await listStates(house, sections))
    .filter(({ isOn }) => isOn)
    .map((state) => {
      const taken = mine.find(({ list }) => list === state.id);
      return {
        id: state.id,
        name: listName(frame.lang, sections, state.id),
        when: whenOf(frame, state),
        isMine: taken !== undefined && taken.refused_at === null,
        isRefused: taken !== undefined && taken.refused_at !== null,
      };
    });
};
