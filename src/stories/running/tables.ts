import type { Generated } from "kysely";

declare module "#store" {
  interface Tables {
    /** Who changed which setting from what to what; never changed. `before` and `after` are JSON. */
    setting_change: {
      id: Generated<number>;
      at: string;
      by_id: string | null;
      by_name: string;
      name: ChangeName;
      before: string;
      after: string;
    };
    /** Where readers of a section that was given up are sent. */
    section_moved: { slug: string; to_slug: string; at: string };
  }
}

export type ChangeName =
  | "site"
  | "section-added"
  | "section-renamed"
  | "sections-ordered"
  | "section-retired"
  | "source"
  | "newsletter"
  | ToldElsewhere;

/** Changes of what other rooms keep, which they put into words (`SettingsHouse.told`). */
export type ToldElsewhere = "feed" | "rules";
