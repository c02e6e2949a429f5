import { type Href, paths } from "#paths";
import { type Frame, Layout, PageHead, pageOf, type Tab } from "#ui";
import type { StartView } from "../start-view.ts";
import { wordsOf, type Words } from "../words/index.ts";

/** What to do next, for whoever has just set the site up. */
export const startPage = (frame: Frame, view: StartView, tabs: readonly Tab[]): string => {
  const words = wordsOf(frame.lang).start;
  const steps: readonly (readonly [keyof Words["start"]["steps"], Href, boolean])[] = [
    ["sections", paths.deskSections(), view.isSectioned],
    ["write", paths.deskWrite(), view.hasStory],
    ["sources", paths.deskFeeds(), view.hasSources],
    ["people", paths.deskPeople(), false],
    ["mail", paths.deskMail(), false],
    ["look", paths.deskSite(), false],
  ];
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      <ol class="list big">
        {steps.map(([step, href, isDone]) => (
          <li>
            <h2 class="h3">
              <a href={href}>{words.steps[step].name}</a>
            </h2>
            <p>
              {words.steps[step].says}
              {isDone ? ` (${words.done})` : ""}
            </p>
          </li>
        ))}
      </ol>
    </Layout>,
  );
};
