import { createHmac } from "node:crypto";
import { openFetch } from "#outside";
import { done, refuse, type Result } from "#kit";
import type { Asks } from "./signal.ts";

export const SERVICE_KINDS = ["hook", "akismet"] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** A service outside the house that is asked about contributions. `isOpen`: what it does not answer for is published, else held. */
export type Service = {
  readonly id: string;
  readonly kind: ServiceKind;
  readonly name: string;
  readonly address: string;
  /** What calls are signed with, or Akismet's key. */
  readonly secret: string;
  readonly isInside: boolean;
  readonly isOn: boolean;
  readonly isOpen: boolean;
  readonly waitMs: number;
};

/** What a service is told. Neither the address of the author's mail nor of their machine is in it. */
export type Question = {
  readonly action: "NEW" | "EDIT";
  readonly body: string;
  readonly parentId: string | null;
  readonly author: { readonly id: string; readonly role: string; readonly name: string };
  readonly story: { readonly id: string; readonly url: string };
  readonly site: string;
};

export const WAIT_BOUNDS = { least: 100, most: 10_000 } as const; // ms

const signed = (secret: string, body: string): string => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

/** The words that Coral's external phases answer with, as what they ask for here. */
const CORAL_STATUS: Readonly<Record<string, Asks>> = {
  NONE: "nothing",
  APPROVED: "nothing",
  PREMOD: "hold",
  WITHHELD: "hold",
  SYSTEM_WITHHELD: "hold",
  REJECTED: "reject",
};

/** Reads the answer of a hook: nothing at all is no opinion. Null for what is no answer. */
export const readHook = (status: number, text: string): Asks | null => {
  if (status === 204 || (status === 200 && text.trim() === "")) return "nothing";
  if (status !== 200) return null;
  try {
    const answer = JSON.parse(text) as { status?: unknown; actions?: unknown } | null;
    if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return null;
    if (answer.status !== undefined) return CORAL_STATUS[String(answer.status)] ?? null;
    return Array.isArray(answer.actions) && answer.actions.length > 0 ? "watch" : "nothing";
  } catch {
    return null;
  }
};

const readAkismet = (status: number, text: string): Asks | null =>
  status !== 200 ? null : text.trim() === "true" ? "hold" : text.trim() === "false" ? "nothing" : null;

const requestOf = ({ kind, secret }: Service, { action, body, parentId, author, story, site }: Question) => {
  if (kind === "hook") {
    const text = JSON.stringify({
      action,
      comment: { body, parentID: parentId },
      author: { id: author.id, role: author.role.toUpperCase() },
      story: { id: story.id, url: story.url },
      site: { id: site },
      tenantID: site,
      tenantDomain: URL.parse(site)?.host ?? site,
    });
    return { body: text, headers: { "content-type": "application/json", "x-coral-signature": signed(secret, text) } };
  }
  const form = new URLSearchParams({
    api_key: secret,
    blog: site,
    permalink: story.url,
    comment_type: parentId === null ? "comment" : "reply",
    comment_author: author.name,
    comment_content: body,
  });
  return { body: form.toString(), headers: { "content-type": "application/x-www-form-urlencoded" } };
};

/** Asks a service, once and within its time. A refusal says how it failed: `too-slow`, `unreachable`, `500`, `nonsense`. */
export const askService = async (service: Service, question: Question): Promise<Result<Asks, string>> => {
  const host = URL.parse(service.address)?.hostname;
  if (host === undefined) return refuse("bad-address");
  const net = openFetch({ userAgent: "Townwire", totalMs: service.waitMs, ...(service.isInside ? { allowHosts: [host] } : {}) });
  try {
    const answer = await net.get(service.address, { ...requestOf(service, question), bytesMost: 64 * 1024 });
    if (!answer.ok) return refuse(answer.problem.kind);
    const text = new TextDecoder().decode(answer.value.bytes);
    const asks = (service.kind === "hook" ? readHook : readAkismet)(answer.value.status, text);
    if (asks !== null) return done(asks);
    return refuse(answer.value.status === 200 ? "nonsense" : String(answer.value.status));
  } finally {
    await net.close();
  }
};
