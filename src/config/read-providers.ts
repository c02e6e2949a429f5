import { readFileSync } from "node:fs";
import { done, refuse, type Result } from "#kit";
import { z } from "zod";

/** A service that members may sign in by (OpenID Connect). */
export type OidcProvider = {
  /** Stands in addresses: /sign-in/with/ID. */
  readonly id: string;
  /** As readers know it. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client. */
  readonly clientSecret: string | null;
  /** Whether it may stand in the house's own network, and use any port. */
  readonly isInside: boolean;
};

const GOOD = '[{"id":"town","name":"Town library","issuer":"https://id.example.org","clientId":"townwire","clientSecret":"…"}]';

const form = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/u, "must be a to z, 0 to 9 and hyphens, such as library"),
      name: z.string().trim().min(1).max(40),
      issuer: z.string(),
      clientId: z.string().min(1),
      clientSecret: z.string().min(1).optional(),
      inside: z.boolean().default(false),
    }),
  )
  .max(8);

const wrongIssuer = (issuer: string, isInside: boolean): boolean => {
  const url = URL.parse(issuer);
  const isPlain = url?.protocol === "http:" && isInside && url.hostname === "localhost";
  return url === null || (url.protocol !== "https:" && !isPlain) || url.search !== "" || url.hash !== "" || url.username !== "";
};

const textOf = (value: string): Result<string, string> => {
  if (value.startsWith("[")) return done(value);
  try {
    return done(readFileSync(value, "utf8"));
  } catch {
    return refuse(`TOWNWIRE_OIDC is neither JSON nor a file that can be read. Write for example ${GOOD}, or the path of a file with it.`);
  }
};

/** The providers in `TOWNWIRE_OIDC`: JSON, or the path of a file that holds it. Refused with a sentence that says what is wrong. */
export const readProviders = (value: string | null): Result<readonly OidcProvider[], string> => {
  if (value === null) return done([]);
  const text = textOf(value);
  if (!text.ok) return text;
  let json: unknown;
  try {
    json = JSON.parse(text.value);
  } catch {
    return refuse(`TOWNWIRE_OIDC is not JSON. Write for example ${GOOD}.`);
  }
  const read = form.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refuse(`TOWNWIRE_OIDC is wrong at ${issue?.path.join(".") || "its start"}: ${issue?.message ?? ""}. Write for example ${GOOD}.`);
  }
  const ids = read.data.map(({ id }) => id);
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined) return refuse(`TOWNWIRE_OIDC names two providers "${twice}". Each needs an id of its own.`);
  const wrong = read.data.find(({ issuer, inside }) => wrongIssuer(issuer, inside));
  if (wrong !== undefined)
    return refuse(
      `TOWNWIRE_OIDC: the issuer of "${wrong.id}" is "${wrong.issuer}", but it must be an https address such as https://id.example.org.`,
    );
  return done(read.data.map(({ inside, clientSecret, ...rest }) => ({ ...rest, clientSecret: clientSecret ?? null, isInside: inside })));
};
