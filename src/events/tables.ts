import type { Generated } from "kysely";

declare module "#store" {
  interface Tables {
    event: {
      seq: Generated<number>;
      kind: string;
      topic: string;
      body: string;
      /** The process that published it, so that it does not hear its own words twice. */
      origin: string;
      at: string;
      is_told: number;
      attempts: number;
      last_error: string | null;
    };
  }
}
