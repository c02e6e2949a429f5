import { paths } from "#paths";
import { Button, type Frame, Layout, PageHead, pageOf } from "#ui";
import { wordsOf } from "../words/index.ts";

/** A member's own opinion group, once they ask for it. `group` is undefined before. */
export const groupPage = (frame: Frame, group: number | null | undefined): string => {
  const words = wordsOf(frame.lang).agree;
  const { title, deck, show, none } = words.page;
  return pageOf(
    frame,
    <Layout frame={frame} title={title} styles={["talk"]} robots="noindex">
      <PageHead title={title} deck={deck} />
      {group === undefined ? (
        <form action={paths.settingsGroup()}>
          <input type="hidden" name="show" value="1" />
          <Button>{show}</Button>
        </form>
      ) : (
        <p>{group === null ? none : words.page.group(words.letters[group] ?? "")}</p>
      )}
    </Layout>,
  );
};
