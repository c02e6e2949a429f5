import { absolute, paths } from "#paths";
import type { Month, Teaser } from "#stories";
import { DECLARATION, element, xml } from "./xml.ts";

const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

type Listed = Pick<Teaser, "shortId" | "slug" | "updatedAt">;

/** The list of sitemaps (sitemaps.org): one for each month in which something was published. */
export const sitemapIndex = (origin: string, months: readonly Month[]): string =>
  [
    DECLARATION,
    `<sitemapindex ${SPACE}>`,
    ...months.map(
      ({ month, updatedAt }) =>
        `<sitemap>${element("loc", absolute(origin, paths.sitemap(`${month}.xml`)))}${element("lastmod", updatedAt)}</sitemap>`,
    ),
    "</sitemapindex>\n",
  ].join("\n");

export const sitemap = (origin: string, stories: readonly Listed[]): string =>
  [
    DECLARATION,
    `<urlset ${SPACE}>`,
    ...stories.map(
      ({ shortId, slug, updatedAt }) =>
        `<url>${element("loc", absolute(origin, paths.story({ id: shortId, slug })))}${element("lastmod", updatedAt)}</url>`,
    ),
    "</urlset>\n",
  ].join("\n");

/** The news sitemap (Google News: what was published in the last two days, a thousand at most). */
export const newsSitemap = (
  origin: string,
  site: { readonly name: string },
  stories: readonly Pick<Teaser, "shortId" | "slug" | "headline" | "lang" | "publishedAt">[],
): string =>
  [
    DECLARATION,
    `<urlset ${SPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">`,
    ...stories.map((story) => {
      const publication = `<news:publication>${element("news:name", site.name)}${element("news:language", story.lang.split("-")[0] ?? "en")}</news:publication>`;
      const news = `${publication}${element("news:publication_date", story.publishedAt)}${element("news:title", story.headline)}`;
      return `<url><loc>${xml(absolute(origin, paths.story({ id: story.shortId, slug: story.slug })))}</loc><news:news>${news}</news:news></url>`;
    }),
    "</urlset>\n",
  ].join("\n");
