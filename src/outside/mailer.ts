import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { sha256 } from "#kit";
import type { Letter } from "./mail.ts";
import type { Returns } from "./returns.ts";

export type Mailer = { readonly send: (letter: Letter, id: string) => Promise<void> };

export type MailerOptions = {
  /** `smtp://…`, or null: each mail becomes a file in `folder`. */
  readonly url: string | null;
  readonly folder: string;
  /** "https://tidings.example": the domain that mails are from. */
  readonly origin: string;
  readonly siteName: () => Promise<string>;
  /** Where mails come back to that cannot be delivered; to where they are from, unless given. */
  readonly returns?: Pick<Returns, "addressFor"> | undefined;
};

/** Opens the way out for mails. `id` is the same when a mail is tried again, so that it can be told from another. */
export const openMailer = ({ url, folder, origin, siteName, returns }: MailerOptions): Mailer => {
  const transport = url === null ? createTransport({ streamTransport: true, buffer: true, newline: "unix" }) : createTransport(url);
  const { hostname } = new URL(origin);
  return {
    send: async (letter, id) => {
      const sent = await transport.sendMail({
        from: { name: await siteName(), address: `no-reply@${hostname}` },
        to: { name: "", address: letter.to },
        ...(returns === undefined ? {} : { envelope: { from: returns.addressFor(letter.to, id), to: letter.to } }),
        subject: letter.subject,
        text: letter.text,
        ...(letter.html === undefined ? {} : { html: letter.html }),
        messageId: `<${sha256(id).slice(0, 32)}@${hostname}>`,
        headers: {
          "Auto-Submitted": "auto-generated",
          "Content-Language": letter.lang,
          ...(letter.unsubscribe === undefined
            ? {}
            : { "List-Unsubscribe": `<${letter.unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      if (url !== null || !("message" in sent) || !Buffer.isBuffer(sent.message)) return;
      await mkdir(folder, { recursive: true });
      const file = join(folder, `${id}.eml`);
      await writeFile(`${file}.part`, sent.message);
      await rename(`${file}.part`, file);
    },
  };
};
