/** Who acts. `visitor` has no account; `source` is an agency's key; `system` is a schedule or the operator's command line. */
export type Role = "visitor" | "member" | "moderator" | "editor" | "admin" | "source" | "system";

/** `id` is a member's id, a source's id for `source`, and null for visitor and system. */
export type Actor = { readonly id: string | null; readonly role: Role; readonly handle: string | null; readonly name: string | null };

export const visitor: Actor = { id: null, role: "visitor", handle: null, name: null };
export const system: Actor = { id: null, role: "system", handle: null, name: null };

const STAFF: readonly Role[] = ["moderator", "editor", "admin"];
export const isStaff = (actor: Actor): boolean => STAFF.includes(actor.role);
export const isEditor = (actor: Actor): boolean => actor.role === "editor" || actor.role === "admin";
export const isModerator = (actor: Actor): boolean => isStaff(actor);
