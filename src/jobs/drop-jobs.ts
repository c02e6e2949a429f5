import type { JobBodies } from "#jobs";
import type { Instant } from "#kit";
import type { Tx } from "#store";
import type { JobKind } from "./enqueue.ts";
import "./tables.ts";

const AT_ONCE = 1_000;

/** Drops the jobs of a kind whose body `isIt`, whatever became of them: what they were told must be known no longer. */
export const dropJobs = async <Kind extends JobKind>(tx: Tx, kind: Kind, isIt: (body: JobBodies[Kind]) => boolean): Promise<void> => {
  let after = "";
  for (;;) {
    const rows = await tx
      .selectFrom("job")
      .select(["id", "body"])
      .where("kind", "=", kind)
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    const ids = rows.filter(({ body }) => isIt(JSON.parse(body) as JobBodies[Kind])).map(({ id }) => id);
    if (ids.length > 0) await tx.deleteFrom("job").where("id", "in", ids).execute();
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id ?? after;
  }
};

/** Drops the jobs of a kind that were done before an instant. Dead ones wait for an operator. */
export const dropDoneJobs = async (tx: Tx, kind: JobKind, before: Instant): Promise<void> => {
  await tx.deleteFrom("job").where("kind", "=", kind).where("state", "=", "done").where("ended_at", "<", before).execute();
};
