import type { Child } from "hono/jsx";
import { type Path, paths } from "#paths";
import { AddButton, Band, Button, FormPost, type Frame, Layout, Notice, PageHead, pageOf, TextField, Time } from "#ui";
import type { KeyPurpose } from "../key-challenge.ts";
import type { Passkey } from "../passkeys.ts";
import { wordsOf } from "../words/index.ts";
import { keyWordsOf } from "../words/keys.ts";

type KeyFormProps = {
  readonly frame: Frame;
  readonly purpose: KeyPurpose;
  readonly action: Path;
  readonly label: string;
  readonly error?: string | null | undefined;
  readonly isFirst?: boolean;
  readonly children?: Child;
};

/** A form that the device answers: the island `passkey` fills in its answer. Without script it says what it needs. */
export const KeyForm = ({ frame, purpose, action, label, error = null, isFirst = false, children }: KeyFormProps) => {
  const words = keyWordsOf(frame.lang);
  return (
    <form
      class={isFirst ? "step now" : "step"}
      method="post"
      action={action}
      aria-label={label}
      data-passkey={purpose}
      data-ask={paths.passkeyAsk()}
    >
      {error === null ? null : (
        <Notice kind="error">
          <p>{error}</p>
        </Notice>
      )}
      <input type="hidden" name="answer" value="" />
      {children}
      <div class="row">
        {isFirst ? (
          <AddButton name="do" value="key">
            {label}
          </AddButton>
        ) : (
          <Button>{label}</Button>
        )}
      </div>
      <p class="small" role="status" data-failed={words.failed}></p>
      <noscript>
        <p class="small">{words.needsScript}</p>
      </noscript>
    </form>
  );
};

/** Signing in by a passkey alone. */
export const passkeyEntryPage = (frame: Frame, { next, error }: { readonly next: Path; readonly error: string | null }): string => {
  const words = keyWordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.enterTitle} styles={["join"]} islands={["passkey"]} robots="noindex">
      <PageHead title={words.enterTitle} deck={words.enterDeck} />
      <KeyForm frame={frame} purpose="enter" action={paths.signInPasskey()} label={words.enter} error={error} isFirst>
        <input type="hidden" name="next" value={next} />
      </KeyForm>
      <p>
        <a href={paths.signIn(next)}>{wordsOf(frame.lang).entry.byMail}</a>
      </p>
    </Layout>,
  );
};

const One = ({ frame, passkey }: { readonly frame: Frame; readonly passkey: Passkey }) => {
  const words = keyWordsOf(frame.lang);
  return (
    <li>
      <p>
        <b>
          <bdi>{passkey.name}</bdi>
        </b>
      </p>
      <p class="small">
        {words.made} <Time frame={frame} at={passkey.madeAt} />.{" "}
        {passkey.usedAt === null ? (
          words.neverUsed
        ) : (
          <>
            {words.used} <Time frame={frame} at={passkey.usedAt} />.
          </>
        )}{" "}
        {passkey.isBackedUp ? words.isBackedUp : words.isNotBackedUp}
      </p>
      {passkey.warnedAt === null ? null : (
        <Notice kind="past">
          <p>{words.suspect}</p>
        </Notice>
      )}
      <FormPost class="row" action={paths.settingsPasskeys()} label={passkey.name}>
        <input type="hidden" name="key" value={passkey.id} />
        <label>
          <span class="unseen">{words.name}</span>
          <input name="name" value={passkey.name} dir="auto" maxlength={40} />
        </label>
        <Button name="do" value="rename">
          {words.rename}
        </Button>
        <Button name="do" value="drop" bare>
          {words.drop}
        </Button>
      </FormPost>
    </li>
  );
};

export type PasskeysPage = { readonly passkeys: readonly Passkey[]; readonly name: string; readonly error: string | null };

/** A member's passkeys. */
export const passkeysPage = (frame: Frame, { passkeys, name, error }: PasskeysPage): string => {
  const words = keyWordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["join", "talk"]} islands={["passkey"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      <KeyForm frame={frame} purpose="add" action={paths.settingsPasskeys()} label={words.add} error={error} isFirst>
        <TextField name="name" label={words.name} hint={words.nameHint} required value={name} maxlength={40} />
      </KeyForm>
      <Band id="keys" title={words.count(passkeys.length)}>
        {passkeys.length === 0 ? null : (
          <ul class="list">
            {passkeys.map((passkey) => (
              <One frame={frame} passkey={passkey} />
            ))}
          </ul>
        )}
      </Band>
      <p>
        <a href={paths.settings()}>{wordsOf(frame.lang).security.back}</a>
      </p>
    </Layout>,
  );
};
