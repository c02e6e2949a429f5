import { type Instant } from "#kit";
import { z } from "zod";
import { FRESH_MS } from "./member.ts";

const proofsForm = z.object({
  mail: z.string().optional(),
  password: z.string().optional(),
  totp: z.string().optional(),
  passkey: z.string().optional(),
  provider: z.string().optional(),
});

/** When each factor was last shown in a session. */
export type Proofs = { readonly [Factor in keyof z.infer<typeof proofsForm>]?: Instant };

/** Proofs as a row keeps them; a session from before they were kept has shown nothing. */
export const readProofs = (json: string | null): Proofs => {
  const { mail, password, totp, passkey, provider } = json === null ? {} : proofsForm.parse(JSON.parse(json));
  return {
    ...(mail === undefined ? {} : { mail }),
    ...(password === undefined ? {} : { password }),
    ...(totp === undefined ? {} : { totp }),
    ...(passkey === undefined ? {} : { passkey }),
    ...(provider === undefined ? {} : { provider }),
  };
};

/** Whether a session may open the desk: a passkey, or a password and a second step (ASVS 5.0, 6.3.3). */
export const isStrong = (proofs: Proofs): boolean =>
  proofs.passkey !== undefined || (proofs.password !== undefined && proofs.totp !== undefined);

/** Whether a factor was shown lately enough for what matters. Where the account is guarded, only a second step or a passkey counts. */
export const isFresh = (proofs: Proofs, isGuarded: boolean, nowMs: number): boolean => {
  const counting = isGuarded ? [proofs.totp, proofs.passkey] : Object.values(proofs);
  return counting.some((at) => at !== undefined && nowMs - Date.parse(at) <= FRESH_MS);
};
