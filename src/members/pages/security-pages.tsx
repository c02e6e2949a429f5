import type { Child } from "hono/jsx";
import { type Path, paths } from "#paths";
import { AddButton, Button, EmailField, FormPost, type Frame, Layout, LinkButton, Notice, PageHead, pageOf, TextField } from "#ui";
import type { Factors } from "../factors.ts";
import { wordsOf } from "../words/index.ts";
import { keyWordsOf } from "../words/keys.ts";
import { KeyForm } from "./passkey-pages.tsx";

const Security = (props: {
  readonly frame: Frame;
  readonly title: string;
  readonly deck?: string;
  readonly islands?: readonly string[];
  readonly children?: Child;
}) => (
  <Layout frame={props.frame} title={props.title} styles={["join", "talk"]} islands={props.islands ?? []} robots="noindex">
    <PageHead title={props.title} deck={props.deck} />
    {props.children}
    <p>
      <a href={paths.settings()}>{wordsOf(props.frame.lang).security.back}</a>
    </p>
  </Layout>
);

const SecondField = ({ frame, error }: { readonly frame: Frame; readonly error?: string | null }) => {
  const words = wordsOf(frame.lang).entry;
  return <TextField name="code" label={words.secondCode} autocomplete="one-time-code" required error={error} />;
};

export type ConfirmPage = { readonly factors: Factors; readonly next: Path; readonly error: string | null };

/** Where a member shows once more that it is them, before what matters. */
export const confirmPage = (frame: Frame, { factors, next, error }: ConfirmPage): string => {
  const words = wordsOf(frame.lang);
  const hasSecond = factors.secondAt !== null;
  const hasPassword = factors.passwordAt !== null && (hasSecond || !factors.isGuarded);
  const key = keyWordsOf(frame.lang);
  return pageOf(
    frame,
    <Security
      frame={frame}
      title={words.security.confirmTitle}
      deck={words.security.confirmDeck}
      islands={factors.passkeys > 0 ? ["passkey"] : []}
    >
      {factors.passkeys > 0 ? (
        <KeyForm
          frame={frame}
          purpose="confirm"
          action={paths.settingsConfirm()}
          label={key.enter}
          error={hasPassword || hasSecond ? null : error}
        >
          <input type="hidden" name="next" value={next} />
        </KeyForm>
      ) : null}
      {hasPassword || hasSecond ? (
        <FormPost class="step now" action={paths.settingsConfirm()} label={words.security.confirmTitle} formError={error}>
          <input type="hidden" name="next" value={next} />
          {hasPassword ? (
            <TextField name="password" label={words.entry.password} type="password" autocomplete="current-password" required />
          ) : null}
          {hasSecond ? <SecondField frame={frame} /> : null}
          <div class="row">
            <AddButton>{words.security.confirm}</AddButton>
          </div>
        </FormPost>
      ) : null}
      {factors.isGuarded ? null : (
        <FormPost class="step" action={paths.settingsConfirm()} label={words.security.byMail} formError={hasPassword ? null : error}>
          <input type="hidden" name="next" value={next} />
          <p>{words.security.byMailDeck}</p>
          <div class="row">
            <Button name="way" value="mail">
              {words.security.byMail}
            </Button>
          </div>
        </FormPost>
      )}
    </Security>,
  );
};

/** Choosing a password, or having none again. */
export const passwordPage = (frame: Frame, { has, error }: { readonly has: boolean; readonly error: string | null }): string => {
  const words = wordsOf(frame.lang).security;
  return pageOf(
    frame,
    <Security frame={frame} title={has ? words.passwordChange : words.passwordSet} deck={words.passwordDeck}>
      <FormPost class="step now" action={paths.settingsPassword()} label={words.passwordNew}>
        <TextField
          name="password"
          label={words.passwordNew}
          hint={words.passwordHint}
          type="password"
          autocomplete="new-password"
          required
          error={error}
        />
        <div class="row">
          <AddButton>{words.save}</AddButton>
        </div>
      </FormPost>
      {has ? (
        <FormPost class="step" action={paths.settingsPassword()} label={words.passwordRemove}>
          <p>{words.passwordRemoveDeck}</p>
          <div class="row">
            <Button name="remove" value="1">
              {words.passwordRemove}
            </Button>
          </div>
        </FormPost>
      ) : null}
    </Security>,
  );
};

const inFours = (text: string): string => (text.match(/.{1,4}/gu) ?? []).join(" ");

export type SecondPage = { readonly secret: string | null; readonly codesLeft: number; readonly error: string | null };

/** Setting up the second step (`secret`), or where it is on, its recovery codes and the way to turn it off. */
export const secondPage = (frame: Frame, { secret, codesLeft, error }: SecondPage): string => {
  const words = wordsOf(frame.lang).security;
  if (secret === null)
    return pageOf(
      frame,
      <Security frame={frame} title={words.secondTitle} deck={words.secondIsOn(codesLeft)}>
        <FormPost class="step" action={paths.settingsSecond()} label={words.secondTitle}>
          <div class="row">
            <Button name="codes" value="1">
              {words.codesNew}
            </Button>
            <Button name="off" value="1" bare>
              {words.secondOff}
            </Button>
          </div>
        </FormPost>
      </Security>,
    );
  return pageOf(
    frame,
    <Security frame={frame} title={words.secondTitle} deck={words.secondDeck}>
      <FormPost class="step now" action={paths.settingsSecond()} label={words.secondTitle}>
        <p>{words.secondKey}</p>
        <p>
          <code dir="ltr">{inFours(secret)}</code>
        </p>
        <p class="small">{words.secondKinds}</p>
        <SecondField frame={frame} error={error} />
        <div class="row">
          <AddButton>{words.secondOn}</AddButton>
        </div>
      </FormPost>
    </Security>,
  );
};

/** Recovery codes, which no page shows again. */
export const recoveryPage = (frame: Frame, codes: readonly string[], next: Path): string => {
  const words = wordsOf(frame.lang).security;
  return pageOf(
    frame,
    <Security frame={frame} title={words.codesTitle} deck={words.codesDeck}>
      <ol class="list">
        {codes.map((code) => (
          <li>
            <code dir="ltr">{`${code.slice(0, 5)}-${code.slice(5)}`}</code>
          </li>
        ))}
      </ol>
      <p>
        <LinkButton href={next}>{words.codesKept}</LinkButton>
      </p>
    </Security>,
  );
};

export type EmailPage = { readonly email: string; readonly sentTo: string | null; readonly error: string | null };

/** Another address for the account. */
export const emailPage = (frame: Frame, { email, sentTo, error }: EmailPage): string => {
  const words = wordsOf(frame.lang).security;
  return pageOf(
    frame,
    <Security frame={frame} title={words.emailTitle} deck={words.emailDeck}>
      {sentTo === null ? (
        <FormPost class="step now" action={paths.settingsEmail()} label={words.emailTitle}>
          <EmailField name="email" label={words.emailNew} required value={email} error={error} />
          <div class="row">
            <AddButton>{words.emailSend}</AddButton>
          </div>
        </FormPost>
      ) : (
        <Notice kind="done">
          <p>{words.emailSent(sentTo)}</p>
        </Notice>
      )}
    </Security>,
  );
};

export type LinkPage = {
  readonly kind: "confirm" | "undo";
  readonly state: "asks" | "over" | "taken" | "done";
  readonly link: string;
  readonly email: string;
};

/** Where a link about an address leads: to one more press, or to why there is none. */
export const linkPage = (frame: Frame, { kind, state, link, email }: LinkPage): string => {
  const words = wordsOf(frame.lang).security;
  const asks = kind === "confirm" ? words.linkConfirm(email) : words.linkUndo;
  const said = { asks, over: kind === "confirm" ? words.linkOver : words.undoOver, taken: words.linkTaken, done: words.undone }[state];
  return pageOf(
    frame,
    <Security frame={frame} title={kind === "confirm" ? words.emailTitle : words.undoTitle} deck={said}>
      {state === "asks" ? (
        <FormPost class="step now" action={kind === "confirm" ? paths.settingsEmailConfirm() : paths.settingsEmailUndo()} label={asks}>
          <input type="hidden" name="t" value={link} />
          <div class="row">
            <AddButton>{kind === "confirm" ? words.linkYes : words.undoYes}</AddButton>
          </div>
        </FormPost>
      ) : null}
    </Security>,
  );
};
