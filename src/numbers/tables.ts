declare module "#store" {
  interface Tables {
    /** How often a page was read on a day (UTC): nothing of who read it. */
    reading: { day: string; kind: string; subject: string; readings: number };
    /** The hosts of other sites that readers came from, and how often on a day. */
    referral: { day: string; host: string; readings: number };
  }
}

export {};
