import { paths } from "#paths";
import { Button, EmptyNote, FormPost, type Frame, Layout, Notice, PageHead, pageOf, Pager, Time } from "#ui";
import type { InboxItem, InboxView } from "../inbox-view.ts";
import { tellItem } from "../tell-item.ts";
import { wordsOf } from "../words/index.ts";

const Item = ({ frame, item }: { readonly frame: Frame; readonly item: InboxItem }) => {
  const words = wordsOf(frame.lang);
  return (
    <li>
      <h2 class="next">
        <a href={item.href}>{tellItem(frame.lang, item)}</a>
      </h2>
      {item.excerpt === "" ? null : <p dir="auto">{item.excerpt}</p>}
      {item.reason === "" ? null : (
        <p class="small">
          {words.why} <bdi>{item.reason}</bdi>
        </p>
      )}
      <p class="small">
        {item.isUnseen ? <b class="caret">{words.unread}</b> : null} <Time frame={frame} at={item.at} />
      </p>
      {item.isUnseen ? (
        <FormPost action={paths.inboxRead()}>
          <input type="hidden" name="ids" value={item.ids.join(" ")} />
          <Button bare>{words.read}</Button>
        </FormPost>
      ) : null}
    </li>
  );
};

/** A member's inbox. */
export const inboxPage = (frame: Frame, view: InboxView & { readonly isRefused: boolean }): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck}>
        <p class="row">
          <a href={paths.inboxChoices()}>{words.choices.title}</a> <a href={paths.following()}>{words.follow.following}</a>
        </p>
        {view.items.some(({ isUnseen }) => isUnseen) ? (
          <FormPost action={paths.inboxRead()}>
            <Button name="all" value="1">
              {words.readAll}
            </Button>
          </FormPost>
        ) : null}
      </PageHead>
      {view.isRefused ? (
        <Notice kind="error">
          <p>
            {words.refused} <a href={paths.inboxChoices()}>{words.choices.title}</a>
          </p>
        </Notice>
      ) : null}
      {view.items.length === 0 ? <EmptyNote>{words.nothing}</EmptyNote> : null}
      <ul class="list big band">
        {view.items.map((item) => (
          <Item frame={frame} item={item} />
        ))}
      </ul>
      <Pager frame={frame} next={view.next === null ? null : paths.inbox(view.next)} nextText={words.more} />
    </Layout>,
  );
};
