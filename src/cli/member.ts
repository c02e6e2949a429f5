import { isEditor, type Role, system } from "#kit";
import { createMember } from "#members";
import { type Command, refuseWith } from "./command.ts";

const ROLES: readonly Role[] = ["member", "moderator", "editor", "admin"];

/** Makes a member; with `--token` also a token for the API, shown once. */
export const member: Command = {
  name: "member",
  usage: "townwire member create --email E --handle H --name N --role member|moderator|editor|admin [--token] [--json]",
  flags: {
    email: { type: "string" },
    handle: { type: "string" },
    name: { type: "string" },
    role: { type: "string" },
    token: { type: "boolean" },
    json: { type: "boolean" },
  },
  run: async (given, out, open) => {
    if (given.rest[0] !== "create") return refuseWith(out, `Say create. ${member.usage}`, 2);
    const [email, handle, name] = ["email", "handle", "name"].map((flag) => given.text(flag)?.trim() ?? "");
    const role = ROLES.find((each) => each === (given.text("role") ?? "member"));
    if (email === undefined || email === "" || handle === undefined || handle === "" || role === undefined)
      return refuseWith(out, `A member needs an e-mail address, a handle and a role. ${member.usage}`, 2);
    const house = await open();
    const made = await createMember(house, system, {
      email,
      handle,
      name: name === undefined || name === "" ? handle : name,
      role,
      token: given.isSet("token"),
    });
    if (!made.ok) return refuseWith(out, made.problem.sentence);
    const { id, handle: taken, token } = made.value;
    if (given.isSet("json")) out.say(JSON.stringify({ id, handle: taken, ...(token === undefined ? {} : { token }) }));
    else {
      out.say(`@${taken} is a ${role}${isEditor({ id, role, handle: taken, name: null }) ? ", and may use the desk" : ""}.`);
      if (token !== undefined) out.say(`API token, shown only now: ${token}`);
    }
    return 0;
  },
};
