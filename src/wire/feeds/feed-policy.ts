import { type Actor, isEditor } from "#kit";

/** Whether the actor may set feeds up, pause and remove them: an admin, or the operator on the command line. */
export const maySetUp = (actor: Actor): boolean => actor.role === "admin" || actor.role === "system";

/** Whether the actor may see feeds and have one looked at now. */
export const maySee = (actor: Actor): boolean => isEditor(actor) || actor.role === "system";
