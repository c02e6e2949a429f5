import { formatList } from "#kit";
import { type Href, paths } from "#paths";
import { type Frame, Layout, PageHead, pageOf, type Tab } from "#ui";
import type { readSite } from "../../site.ts";
import type { MailWay } from "../routes.tsx";
import { wordsOf, type Words } from "../words/index.ts";

type Index = { readonly site: Awaited<ReturnType<typeof readSite>>; readonly mailWay: MailWay; readonly tabs: readonly Tab[] };

/** Every setting by its page, what it is for and how it stands. */
export const settingsIndexPage = (frame: Frame, { site, mailWay, tabs }: Index): string => {
  const words = wordsOf(frame.lang);
  const names = formatList(
    frame.lang,
    frame.site.sections.map((section) => section.name[frame.lang]),
  );
  const parts: readonly (readonly [keyof Words["parts"], Href, string])[] = [
    ["site", paths.deskSite(), `${site.name}, ${site.zone}, ${words.site.inks[site.ink]}`],
    ["sections", paths.deskSections(), names],
    ["front", paths.deskFront(), ""],
    ["people", paths.deskPeople(), ""],
    ["sources", paths.deskSources(), ""],
    ["feeds", paths.deskFeeds(), ""],
    ["newsletters", paths.deskNewsletters(), ""],
    ["calendar", paths.deskCalendar(), ""],
    ["mail", paths.deskMail(), mailWay.server ?? mailWay.folder],
    ["rules", paths.moderationPolicy(), ""],
    ["words", paths.moderationWords(), ""],
    ["kept", paths.deskKept(), ""],
    ["history", paths.deskHistory(), ""],
    ["start", paths.deskStart(), ""],
  ];
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      <ul class="list big">
        {parts.map(([part, href, now]) => (
          <li>
            <h2 class="h3">
              <a href={href}>{words.parts[part].name}</a>
            </h2>
            <p>{words.parts[part].says}</p>
            {now === "" ? null : (
              <p class="small">
                <bdi>{now}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Layout>,
  );
};
