import { absolute, paths } from "#paths";

/** Programs that gather texts for training machines, by the names that they give themselves. */
const GATHERERS = [
  "GPTBot",
  "CCBot",
  "Google-Extended",
  "Applebot-Extended",
  "ClaudeBot",
  "anthropic-ai",
  "Bytespider",
  "Meta-ExternalAgent",
  "PerplexityBot",
  "Amazonbot",
  "cohere-ai",
  "Diffbot",
] as const;

/** What programs may read (RFC 9309). No source's terms here allow training a machine on its texts, so those who do are asked to stay out. */
export const robotsTxt = (origin: string): string =>
  [
    "User-agent: *",
    ...[
      "/desk",
      "/moderation",
      "/join",
      "/sign-in",
      "/settings",
      "/inbox",
      "/search",
      "/language/",
      "/comment/",
      "/story/*/talk/reply",
    ].map((path) => `Disallow: ${path}`),
    "Allow: /",
    "",
    ...GATHERERS.map((name) => `User-agent: ${name}`),
    "Disallow: /",
    "",
    `Sitemap: ${absolute(origin, paths.sitemap())}`,
    `Sitemap: ${absolute(origin, paths.newsSitemap())}`,
    "",
  ].join("\n");

/** The reservation of text and data mining for the whole site (TDMRep, W3C Community Group 2024; directive (EU) 2019/790, article 4). */
export const tdmRep = (): string => JSON.stringify([{ location: "/", "tdm-reservation": 1 }]);
