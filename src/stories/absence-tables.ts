declare module "#store" {
  interface Tables {
    /** What the address of a withdrawn story says, where that is not the plain notice. */
    story_absence: StoryAbsenceTable;
  }
}

/** `vanish`: as if there had never been anything; `instead_id`: what the notice points at. */
type StoryAbsenceTable = { story_id: string; manner: "notice" | "vanish"; instead_id: string | null; set_at: string };

export {};
