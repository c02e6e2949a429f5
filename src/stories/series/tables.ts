declare module "#store" {
  interface Tables {
    /** Stories that belong together in an order, at an address that stays. */
    series: { id: string; slug: string; title: string; about: string; lang: string; is_done: number; changed_at: string };
    series_part: { series_id: string; story_id: string; place: number };
  }
}
