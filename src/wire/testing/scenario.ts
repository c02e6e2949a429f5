import type { Edit, NewSource } from "#stories";

type Fields = Readonly<Record<string, unknown>>;

export const item = (fields: Fields): string =>
  JSON.stringify({
    uri: "urn:halyard:gull",
    version: "1",
    type: "text",
    pubstatus: "usable",
    versioncreated: "2026-03-04T10:00:00Z",
    firstcreated: "2026-03-04T10:00:00Z",
    provider: "HALYARD",
    headline: "Gull takes the mayor’s hat",
    slugline: "GULL-HAT",
    body_html: "<p>The gull sat for an hour.</p><p>The mayor waited.</p>",
    ...fields,
  });

export const V2 = { version: "2", versioncreated: "2026-03-04T11:00:00Z" };
export const V3 = { version: "3", versioncreated: "2026-03-04T11:30:00Z" };
export const KILL = { ...V2, pubstatus: "canceled", body_html: "" };
export const NEW_TEXT = { body_html: "<p>The gull sat for two hours.</p><p>The mayor waited.</p>" };
export const OLD = "The gull sat for an hour.";
export const NEW = "The gull sat for two hours.";

/** A step: an item that comes in; a raw document; an instant that comes; something an editor does. With what it should come to. */
type Step =
  | { readonly in: Fields; readonly is: string; readonly says?: string }
  | { readonly raw: string | Uint8Array; readonly is: string; readonly says?: string }
  | { readonly at: string }
  | { readonly edit: Edit; readonly is: string };

/** `page` is the first story's state for readers, or a text that its page holds; `not` is a text that no exit holds. */
export type Scenario = {
  readonly name: string;
  readonly profile?: NewSource;
  readonly steps: readonly Step[];
  readonly page: string;
  readonly not?: string;
  readonly stories?: number;
  readonly versions?: number;
};

export const g2 = (fields: {
  version: number;
  status: string;
  body: string;
  doctype?: string;
}): string => `<?xml version="1.0" encoding="UTF-8"?>
${fields.doctype ?? ""}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:halyard.example,2026:heron" version="${fields.version}" standard="NewsML-G2" standardversion="2.31" conformance="power">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="HALYARD"/><versionCreated>2026-03-04T10:0${fields.version}:00Z</versionCreated><pubStatus qcode="stat:${fields.status}"/></itemMeta>
<contentMeta><headline>Heron in Aldermouth</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${fields.body}</body></html></inlineXML></contentSet>
</newsItem>`;
