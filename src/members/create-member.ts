import { type Actor, done, type Instant, newId, newSecret, refuse, type Result, sha256 } from "#kit";
import { type House, isTaken, type Tx } from "#store";
import { MEMBER_ROLES, type MemberRole } from "./member.ts";
import { readEmail } from "./read-email.ts";
import { handleFrom, keysOfHandle, keysOfName, lookOf, nameKeyOf, readHandle, readName } from "./read-name.ts";
import "./tables.ts";

export type NewMember = {
  readonly email: string;
  readonly handle: string;
  readonly name: string;
  readonly role: string;
  readonly place?: string;
  /** Whether the mailbox counts as theirs already; else once they have shown it. */
  readonly isProved?: boolean;
  /** Also makes a token for the API. */
  readonly token: boolean;
};

export type MadeMember = { readonly id: string; readonly handle: string; readonly token?: string };

const sentence = (text: string): { readonly ok: false; readonly problem: { readonly sentence: string } } => refuse({ sentence: text });

type Row = { readonly email: string; readonly fold: string; readonly handle: string; readonly name: string; readonly role: MemberRole };

/** Writes a member's row. The caller has checked that address, handle and name are free; unique indexes guard the rest. */
export const insertMember = async (
  house: House,
  tx: Tx,
  row: Row & { readonly place?: string; readonly provedAt: Instant | null; readonly lang: string | null },
): Promise<string> => {
  const id = newId(house.clock.ms());
  await tx
    .insertInto("member")
    .values({
      id,
      email: row.email,
      email_fold: row.fold,
      handle: row.handle,
      ...keysOfHandle(row.handle),
      name: row.name,
      ...keysOfName(row.name),
      role: row.role,
      place: row.place ?? "",
      about: "",
      joined_at: house.clock.now(),
      proved_at: row.provedAt,
      name_changed_at: null,
      lang: row.lang,
      standing: "good",
      closed_at: null,
    })
    .execute();
  return id;
};

const hasEmail = async (tx: Tx, fold: string): Promise<boolean> =>
  (await tx.selectFrom("member").select("id").where("email_fold", "=", fold).executeTakeFirst()) !== undefined;

/** Whether no other member has a name or a handle that reads as this one. `ownId` is the member who is to have it. */
export const isFree = async (tx: Tx, text: string, ownId = ""): Promise<boolean> => {
  const look = lookOf(text);
  const other = await tx
    .selectFrom("member")
    .select("id")
    .where((eb) => eb.or([eb("name_look", "=", look), eb("handle_look", "=", look), eb("name_key", "=", nameKeyOf(text))]))
    .where("id", "!=", ownId)
    .executeTakeFirst();
  return other === undefined;
};

/** A free handle for a name. */
export const freeHandle = async (tx: Tx, name: string): Promise<string> => {
  const plain = handleFrom(name, false);
  return (await isFree(tx, plain)) ? plain : handleFrom(name, true);
};

/** Adds a token; its text is shown only now. */
export const addToken = async (house: House, tx: Tx, memberId: string, name: string): Promise<string> => {
  const token = `tw_${newSecret()}`;
  await tx
    .insertInto("api_token")
    .values({ id: sha256(token), member_id: memberId, name, made_at: house.clock.now(), revoked_at: null })
    .execute();
  return token;
};

const makeMember = (house: House, actor: Actor, wanted: NewMember): Promise<Result<MadeMember, { readonly sentence: string }>> =>
  house.store.transact(async (tx) => {
    if (actor.role !== "system" && actor.role !== "admin") return sentence("Only an admin makes members.");
    const email = readEmail(wanted.email);
    if (!email.ok) return sentence(`"${wanted.email}" is not an e-mail address such as name@example.org.`);
    const handle = readHandle(wanted.handle);
    if (handle === null) return sentence(`"${wanted.handle}" cannot be a handle: use 3 to 30 letters of one script, 0 to 9 and _.`);
    const name = readName(wanted.name, null);
    if (!name.ok) return sentence(`"${wanted.name}" cannot be a name: use 2 to 40 letters of one script.`);
    const role = MEMBER_ROLES.find((each) => each === wanted.role);
    if (role === undefined) return sentence(`"${wanted.role}" is no role. Say one of ${MEMBER_ROLES.join(", ")}.`);
    if (await hasEmail(tx, email.value.fold)) return sentence("There is a member with this e-mail address already.");
    if (!(await isFree(tx, handle))) return sentence(`@${handle} is taken, or nearly so. Choose another handle.`);
    if (!(await isFree(tx, name.value))) return sentence(`Somebody is called ${name.value} already, or nearly so. Choose another name.`);
    const id = await insertMember(house, tx, {
      ...email.value,
      handle,
      name: name.value,
      role,
      place: wanted.place ?? "",
      provedAt: wanted.isProved === true ? house.clock.now() : null,
      lang: null,
    });
    return done({ id, handle, ...(wanted.token ? { token: await addToken(house, tx, id, "command line") } : {}) });
  });

/** Makes a member as the operator asks for one. The sentence of a refusal says what to give instead. */
export const createMember = async (
  house: House,
  actor: Actor,
  wanted: NewMember,
): Promise<Result<MadeMember, { readonly sentence: string }>> => {
  try {
    return await makeMember(house, actor, wanted);
  } catch (error) {
    if (isTaken(error)) return sentence("Somebody took this address, handle or name just now. Choose another.");
    throw error;
  }
};
