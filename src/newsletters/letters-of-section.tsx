import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { paths } from "#paths";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { sectionLists } from "./desk.ts";
import { listName } from "./list-name.ts";
import { SectionLetters } from "./pages/section-letters.tsx";
import { listsOf } from "./readers.ts";
import { readerOf, sectionsOf } from "./letters-view.ts";

/** On a section's page: its letters, to be asked for or left. One statement; one more for members. */
export const lettersOfSection =
  (house: House) =>
  async (c: Context<PageEnv>, section: string): Promise<Child> => {
    const { frame } = c.var;
    const ids = await sectionLists(house, section);
    if (ids.length === 0) return null;
    const member = readerOf(frame);
    const mine = member === null ? [] : await listsOf(house, member);
    const letters = ids.map((id) => ({
      id,
      name: listName(frame.lang, sectionsOf(frame), id),
      isMine: mine.some(({ list, refused_at: at }) => list === id && at === null),
    }));
    return <SectionLetters frame={frame} letters={letters} isReader={member !== null} back={paths.section(section)} />;
  };
