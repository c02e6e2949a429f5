declare module "#events" {
  interface EventBodies {
    /** What readers see of the story is another thing than before: published, updated, corrected, held, expired. */
    "story.changed": { readonly story: string; readonly outcome: string; readonly section: string; readonly source: string };
    /** The source ordered it off; every exit must let go of it. */
    "story.killed": { readonly story: string; readonly section: string; readonly source: string };
    /** A live story was told on: an entry is new or another, or its key points are; `isNew` for an entry that was not there. */
    "story.told": {
      readonly story: string;
      readonly section: string;
      readonly source: string;
      readonly entry: string;
      readonly isNew: boolean;
    };
    /** The front page or a section's was arranged by hand. */
    "page.arranged": { readonly place: string };
    /** A picture that a revision waited for is here. */
    "story.pictured": { readonly story: string; readonly section: string; readonly source: string };
  }
}

export {};
