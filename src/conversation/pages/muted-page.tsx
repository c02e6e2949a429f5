import type { BlockKind, Person } from "#members";
import { paths } from "#paths";
import { Button, type Frame, FormPost, Layout, PageHead, pageOf } from "#ui";
import { wordsOf } from "../words/index.ts";

/** Whom a member does not read, each with the way to read them again. */
export const mutedPage = (frame: Frame, people: readonly (Person & { readonly kind: BlockKind })[]): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.mutedPage.title} styles={["talk"]} robots="noindex">
      <PageHead title={words.mutedPage.title} deck={words.mutedPage.deck} />
      {people.length === 0 ? <p>{words.mutedPage.none}</p> : null}
      <ol class="thread">
        {people.map((person) => (
          <li>
            <FormPost action={paths.settingsMuted()} class="row">
              <a href={paths.profile(person.handle)}>
                <bdi>{person.name}</bdi>
              </a>
              <span class="small">{words.mutedPage.kinds[person.kind]}</span>
              <input type="hidden" name="member" value={person.id} />
              <Button bare>{words.act.unblock}</Button>
            </FormPost>
          </li>
        ))}
      </ol>
    </Layout>,
  );
};
