import type { Child } from "hono/jsx";
import { paths } from "#paths";
import { type Frame, Layout, PageHead, pageOf, type Tab } from "#ui";
import { wordsOf } from "../words/index.ts";

/** A page of the settings, with the way back to all of them. */
export const settingsPage = (
  frame: Frame,
  page: { readonly title: string; readonly deck: string; readonly tabs: readonly Tab[] },
  children: Child,
): string =>
  pageOf(
    frame,
    <Layout frame={frame} title={page.title} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={page.title} deck={page.deck}>
        <p class="small">
          <a href={paths.deskSettings()}>{wordsOf(frame.lang).back}</a>
        </p>
      </PageHead>
      {children}
    </Layout>,
  );
