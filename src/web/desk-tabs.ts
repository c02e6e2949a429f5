import { type Path, paths } from "#paths";
import type { Frame, Tab } from "#ui";
import { wordsOf } from "./words/index.ts";

/** The pages of the desk by what one does there: what comes in, what is written, what is laid out, what readers say, what runs the site. */
const GROUPS = [
  { group: "wire", pages: ["incoming", "feeds", "sources"] },
  { group: "writing", pages: ["writing", "pictures"] },
  { group: "pages", pages: ["front", "calendar", "newsletters"] },
  { group: "readers", pages: ["questions", "tickets", "notes", "corrections", "moderation"] },
  { group: "running", pages: ["settings", "numbers", "ledger"] },
] as const;

type Page = (typeof GROUPS)[number]["pages"][number];

const HREFS: Readonly<Record<Page, () => Path>> = {
  incoming: () => paths.deskIncoming(),
  feeds: () => paths.deskFeeds(),
  sources: () => paths.deskSources(),
  writing: () => paths.deskWrite(),
  pictures: () => paths.deskPictures(),
  front: () => paths.deskFront(),
  calendar: () => paths.deskCalendar(),
  newsletters: () => paths.deskNewsletters(),
  questions: () => paths.deskQuestions(),
  tickets: () => paths.deskCorrections(),
  notes: () => paths.deskNotes(),
  corrections: () => paths.corrections(),
  moderation: () => paths.moderation(),
  settings: () => paths.deskSettings(),
  numbers: () => paths.deskNumbers(),
  ledger: () => paths.ledger(),
};

/** The pages of the desk in their groups; `current` names the one that is open. */
export const deskTabs = (frame: Frame, current: string): readonly Tab[] => {
  const words = wordsOf(frame.lang).desk;
  return GROUPS.map(({ group, pages }) => {
    const under = pages.map((page: Page) => ({ text: words[page], href: HREFS[page](), current: page === current }));
    const [first] = pages;
    return { text: words.groups[group], href: HREFS[first](), current: under.some((tab) => tab.current), under };
  });
};
