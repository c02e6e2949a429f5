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

/**
 * What programs may read (RFC 9309). As long as the terms of one source here forbid training a machine on its texts, those who gather for that are
 * asked to stay out: their rules know addresses, not sources.
 */
export const robotsTxt = (origin: string, isReserved: boolean): string =>
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
    ...(isReserved ? [...GATHERERS.map((name) => `User-agent: ${name}`), "Disallow: /", ""] : []),
    `Sitemap: ${absolute(origin, paths.sitemap())}`,
    `Sitemap: ${absolute(origin, paths.newsSitemap())}`,
    "",
  ].join("\n");

/** The reservation of text and data mining for the whole site (TDMRep, W3C Community Group 2024; directive (EU) 2019/790, article 4). */
export const tdmRep = (isReserved: boolean): string => JSON.stringify([{ location: "/", "tdm-reservation": isReserved ? 1 : 0 }]);
