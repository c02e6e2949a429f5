import { paths } from "#paths";
import { Button, FormPost, type Frame, Layout, PageHead, pageOf } from "#ui";
import type { Mailed } from "../unsubscribe.ts";
import { wordsOf } from "../words/index.ts";

/** Where a mail's link to end such mails leads: asks, and says that it was done. `what` is null for a secret that is none. */
export const stopPage = (frame: Frame, { what, secret, isDone }: { what: Mailed | null; secret: string; isDone: boolean }): string => {
  const { stop: words, choices } = wordsOf(frame.lang);
  const title = what === null ? words.none : isDone ? words.done : words.title;
  const deck = what === null ? words.noneDeck : isDone ? words.doneDeck[what] : words.ask[what];
  return pageOf(
    { ...frame, path: "/" },
    <Layout frame={{ ...frame, path: "/" }} title={title} robots="noindex">
      <PageHead title={title} deck={deck}>
        {what === null || isDone ? (
          <p>
            <a href={paths.inboxChoices()}>{choices.title}</a>
          </p>
        ) : (
          <FormPost action={paths.unsubscribe(secret)}>
            <Button>{words.button}</Button>
          </FormPost>
        )}
      </PageHead>
    </Layout>,
  );
};
