import { type Actor, done, hashUnit, type Instant, isModerator, refuse, type Result } from "#kit";
import { appendLedger } from "#ledger";
import type { House, Tx } from "#store";
import { POLICY, type Policy, POLICY_NAMES, readPolicy } from "./policy.ts";
import "./tables.ts";

/** Out of 100 authors, so many are judged under a version on trial. */
export const TRIAL_SHARE = 5;
const EVERYBODY = 100;

/** A version of the policy; 0 for the house's own. */
export type PolicyVersion = { readonly no: number; readonly policy: Policy };
export type PolicyTrial = PolicyVersion & { readonly since: Instant; readonly note: string };

type Versions = { readonly inForce: PolicyVersion; readonly trial: PolicyTrial | null };

/** The policy in force, and the one on trial if there is one. One statement. */
export const policyVersions = async (tx: Tx): Promise<Versions> => {
  const rows = await tx
    .selectFrom("policy_version")
    .selectAll()
    .where((eb) =>
      eb("no", "in", [
        eb
          .selectFrom("policy_version")
          .select((of) => of.fn.max("no").as("no"))
          .where("share", "=", EVERYBODY),
        eb
          .selectFrom("policy_version")
          .select((of) => of.fn.max("no").as("no"))
          .where("share", "<", EVERYBODY)
          .where("ended_at", "is", null),
      ]),
    )
    .execute();
  const last = rows.find((row) => row.share === EVERYBODY);
  const tried = rows.find((row) => row.share < EVERYBODY && row.no > (last?.no ?? 0));
  return {
    inForce: last === undefined ? { no: 0, policy: POLICY } : { no: last.no, policy: readPolicy(last.body) },
    trial: tried === undefined ? null : { no: tried.no, policy: readPolicy(tried.body), since: tried.at, note: tried.note },
  };
};

/** The policy in force and its number. */
export const currentPolicy = async (tx: Tx): Promise<PolicyVersion> => (await policyVersions(tx)).inForce;

/** The policy that an author is judged under. Who is drawn for a trial stays drawn while it lasts. */
export const policyFor = async (tx: Tx, authorId: string): Promise<PolicyVersion> => {
  const { inForce, trial } = await policyVersions(tx);
  return trial !== null && hashUnit(`${trial.no} ${authorId}`) * EVERYBODY < TRIAL_SHARE ? trial : inForce;
};

export type PolicyProblem = "not-yours" | "no-trial";
export type Force = "trial" | "all";

/** Puts a policy in force from the next contribution on, for everybody or on trial; the ledger says which numbers changed. A trial before it ends. */
export const setPolicy = (
  house: House,
  actor: Actor,
  { wanted, note, force }: { readonly wanted: Policy; readonly note: string; readonly force: Force },
): Promise<Result<{ readonly no: number }, PolicyProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor) || actor.id === null) return refuse("not-yours");
    const { inForce } = await policyVersions(tx);
    const last = await tx.selectFrom("policy_version").select("no").orderBy("no", "desc").limit(1).executeTakeFirst();
    const [no, now] = [(last?.no ?? 0) + 1, house.clock.now()];
    await tx.updateTable("policy_version").set({ ended_at: now }).where("share", "<", EVERYBODY).where("ended_at", "is", null).execute();
    await tx
      .insertInto("policy_version")
      .values({
        no,
        body: JSON.stringify(wanted),
        note: note.trim().slice(0, 300),
        by_id: actor.id,
        at: now,
        share: force === "all" ? EVERYBODY : TRIAL_SHARE,
        ended_at: null,
      })
      .execute();
    const changed = POLICY_NAMES.filter((name) => wanted[name] !== inForce.policy[name]);
    await appendLedger(house, tx, {
      kind: "rule",
      target: `policy:${no}`,
      ground: "tried",
      rule: null,
      decidedBy: actor.role === "editor" || actor.role === "admin" ? "editor" : "moderator",
      details: { ...Object.fromEntries(changed.map((name) => [name, wanted[name]])), ...(force === "all" ? {} : { share: TRIAL_SHARE }) },
    });
    return done({ no });
  });

/** Ends a trial: everybody is judged by what is in force. */
export const endTrial = (house: House, actor: Actor): Promise<Result<null, PolicyProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor) || actor.id === null) return refuse("not-yours");
    const { trial } = await policyVersions(tx);
    if (trial === null) return refuse("no-trial");
    await tx.updateTable("policy_version").set({ ended_at: house.clock.now() }).where("no", "=", trial.no).execute();
    await appendLedger(house, tx, {
      kind: "rule",
      target: `policy:${trial.no}`,
      ground: "trial-ended",
      rule: null,
      decidedBy: actor.role === "editor" || actor.role === "admin" ? "editor" : "moderator",
      details: {},
    });
    return done(null);
  });
