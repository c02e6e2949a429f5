import { paths } from "#paths";
import { Button, type Frame, Layout, PageHead, pageOf } from "#ui";
import { wordsOf } from "../words/index.ts";

/** A member's own opinion groups, once they ask for them: over the site and by topic. Undefined before. */
export const groupPage = (frame: Frame, groups: readonly { readonly topic: string; readonly group: number }[] | undefined): string => {
  const words = wordsOf(frame.lang).agree;
  const { title, deck, show, none } = words.page;
  return pageOf(
    frame,
    <Layout frame={frame} title={title} styles={["talk"]} robots="noindex">
      <PageHead title={title} deck={deck} />
      {groups === undefined ? (
        <form action={paths.settingsGroup()}>
          <input type="hidden" name="show" value="1" />
          <Button>{show}</Button>
        </form>
      ) : (
        <>
          {groups.some(({ topic }) => topic === "") ? null : <p>{none}</p>}
          {groups.map(({ topic, group }) => {
            const letter = words.letters[group] ?? "";
            return <p>{topic === "" ? words.page.group(letter) : words.page.onTopic(topic, letter)}</p>;
          })}
        </>
      )}
    </Layout>,
  );
};
