export const text = { type: "string" } as const;
export const maybe = { type: ["string", "null"] } as const;
export const list = (items: unknown) => ({ type: "array", items });
export const object = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});

const OUTCOMES = ["created", "updated", "corrected", "killed", "withheld", "embargoed", "unchanged", "stale", "rejected"];

export const REACTIONS = ["learned", "moved", "well-put"];

/** What the API's answers are made of. */
export const SCHEMAS = {
  Problem: object({ type: text, title: text, status: { type: "integer" }, detail: text }),
  Result: object({
    guid: maybe,
    version: maybe,
    outcome: { type: "string", enum: OUTCOMES },
    story: maybe,
    url: maybe,
    problem: maybe,
  }),
  StoryInList: object({
    id: text,
    headline: text,
    url: text,
    section: text,
    version: { type: "integer" },
    publishedAt: text,
    updatedAt: text,
    state: { type: "string", enum: ["published", "corrected"] },
  }),
  Story: object(
    {
      id: text,
      headline: text,
      deck: maybe,
      byline: maybe,
      url: text,
      section: text,
      language: text,
      version: { type: "integer" },
      publishedAt: text,
      updatedAt: text,
      state: text,
      rightsLine: text,
      rights: object({ holder: text, year: { type: "integer" }, notice: text }),
      allow: { type: "string", enum: ["none", "link", "excerpt", "full"] },
      paragraphs: list(text),
      excerpt: text,
    },
    ["id", "headline", "url", "rightsLine", "rights", "allow"],
  ),
  Comment: object({
    id: text,
    parent: maybe,
    kind: { type: "string", enum: ["comment"] },
    author: { oneOf: [object({ handle: text, name: text }), { type: "null" }] },
    body: maybe,
    bodyHtml: maybe,
    postedAt: text,
    editedAt: maybe,
    additions: list(object({ at: text, body: text, bodyHtml: text })),
    storyVersion: { type: "integer" },
    state: { type: "string", enum: ["published", "held", "rejected", "hidden", "deleted"] },
    rule: maybe,
    label: { oneOf: [object({ kind: { type: "string", enum: ["author", "expert"] }, words: text }), { type: "null" }] },
    depth: { type: "integer" },
    answers: { type: "integer" },
    picked: { type: "boolean" },
    respect: { type: "integer" },
    doesntHelp: { type: "integer" },
    reactions: object(Object.fromEntries(REACTIONS.map((each) => [each, { type: "integer" }]))),
  }),
} as const;
