import type { Child } from "hono/jsx";
import { type Path, paths } from "#paths";
import { AddButton, EmailField, FormPost, type Frame, Layout, PageHead, pageOf, TextField } from "#ui";
import { wordsOf } from "../words/index.ts";
import { keyWordsOf } from "../words/keys.ts";
import { KeyForm } from "./passkey-pages.tsx";

const Entry = ({
  frame,
  title,
  deck,
  islands = [],
  children,
}: {
  readonly frame: Frame;
  readonly title: string;
  readonly deck: string;
  readonly islands?: readonly string[];
  readonly children?: Child;
}) => (
  <Layout frame={frame} title={title} styles={["join"]} islands={islands} robots="noindex">
    <PageHead title={title} deck={deck} />
    {children}
  </Layout>
);

export type PasswordEntryPage = { readonly next: Path; readonly email: string; readonly error: string | null };

/** Signing in by address and password, with the way by mail beside it. */
export const passwordEntryPage = (frame: Frame, { next, email, error }: PasswordEntryPage): string => {
  const words = wordsOf(frame.lang).entry;
  return pageOf(
    frame,
    <Entry frame={frame} title={words.passwordTitle} deck={words.passwordDeck}>
      <FormPost class="step now" action={paths.signInPassword()} label={words.passwordTitle} formError={error}>
        <input type="hidden" name="next" value={next} />
        <EmailField name="email" label={words.email} required value={email} />
        <TextField name="password" label={words.password} type="password" autocomplete="current-password" required />
        <div class="row">
          <AddButton>{words.enter}</AddButton>
          <a href={paths.signIn(next)}>{words.byMail}</a>
          <a href={paths.signInPasskey(next)}>{keyWordsOf(frame.lang).byKey}</a>
        </div>
      </FormPost>
    </Entry>,
  );
};

/** The code of an authenticator, or a recovery code in its stead. */
export const secondEntryPage = (frame: Frame, hasKeys: boolean, error: string | null): string => {
  const words = wordsOf(frame.lang).entry;
  return pageOf(
    frame,
    <Entry frame={frame} title={words.secondTitle} deck={words.secondDeck} islands={hasKeys ? ["passkey"] : []}>
      <FormPost class="step now" action={paths.signInSecond()} label={words.secondTitle}>
        <TextField name="code" label={words.secondCode} hint={words.secondHint} autocomplete="one-time-code" required error={error} />
        <div class="row">
          <AddButton>{words.enter}</AddButton>
          <a href={paths.signIn()}>{words.again}</a>
        </div>
      </FormPost>
      {hasKeys ? <KeyForm frame={frame} purpose="second" action={paths.signInSecond()} label={keyWordsOf(frame.lang).show} /> : null}
    </Entry>,
  );
};
