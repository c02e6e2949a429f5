import { z } from "zod";

const encoded = z.string().regex(/^[\w-]+$/u); // base64url without padding, as browsers write it
const answer = { id: encoded.max(1_400), rawId: encoded.max(1_400), type: z.literal("public-key") };
const extensions = { clientExtensionResults: z.looseObject({}).default({}), authenticatorAttachment: z.string().optional() };

const madeForm = z.object({
  ...answer,
  ...extensions,
  response: z.object({ clientDataJSON: encoded, attestationObject: encoded, transports: z.array(z.string().max(20)).max(10).optional() }),
});
const shownForm = z.object({
  ...answer,
  ...extensions,
  response: z.object({ clientDataJSON: encoded, authenticatorData: encoded, signature: encoded, userHandle: z.string().optional() }),
});

const LETTERS_MOST = 20_000; // an attestation with certificates has some thousands

/** What an authenticator answered, as the browser's script puts it into the form (WebAuthn 3, 5.1: toJSON); null for anything else. */
export const readKeyAnswer = (text: string, kind: "made" | "shown"): z.infer<typeof madeForm> | z.infer<typeof shownForm> | null => {
  if (text.length > LETTERS_MOST) return null;
  try {
    return (kind === "made" ? madeForm : shownForm).parse(JSON.parse(text));
  } catch {
    return null;
  }
};
