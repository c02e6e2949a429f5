import { type Href, paths } from "#paths";
import type { Source } from "#stories";
import { AddButton, CheckField, FormPost, type Frame, SelectField, TextArea, TextField } from "#ui";
import { EVERY_S, type FeedKind } from "../feed.ts";
import type { FeedInputProblem } from "../put-feed.ts";
import { feedWordsOf } from "../words/index.ts";

/** What the fields hold, as text. */
export type TypedFeed = Readonly<Record<"name" | "source" | "address" | "every" | "user" | "header" | "senders", string>> & {
  readonly isInside: boolean;
  readonly isSuperdesk: boolean;
};

export const EMPTY: TypedFeed = {
  name: "",
  source: "",
  address: "",
  every: "",
  user: "",
  header: "",
  senders: "",
  isInside: false,
  isSuperdesk: false,
};

export type FeedForm = {
  readonly kind: FeedKind;
  readonly typed: TypedFeed;
  readonly sources: readonly Source[];
  /** Whether a password is kept; never the password. */
  readonly hasSecret: boolean;
  readonly problem?: FeedInputProblem | undefined;
};

type FieldName = "name" | "source" | "address" | "every" | "user" | "header" | "senders";

/** The field that a problem is about. */
const FIELD_OF: Partial<Record<FeedInputProblem, FieldName>> = {
  "no-name": "name",
  "address-empty": "address",
  "address-not-absolute": "address",
  "address-scheme": "address",
  "address-password": "address",
  "address-no-host": "address",
  "folder-outside": "address",
  "in-the-clear": "address",
  "source-unknown": "source",
  "source-needed": "source",
  "senders-needed": "senders",
  "sender-odd": "senders",
  "user-needed": "user",
  "header-odd": "header",
  every: "every",
};

/** The fields that each kind has beside name and source. */
const FIELDS: Readonly<Record<FeedKind, readonly (FieldName | "secret" | "isInside" | "isSuperdesk")[]>> = {
  folder: ["address", "every"],
  http: ["address", "every", "user", "secret", "header", "isInside"],
  ap: ["address", "every", "secret", "header", "isInside"],
  push: ["isSuperdesk"],
  ftp: ["address", "every", "user", "secret", "isInside"],
  sftp: ["address", "every", "user", "secret", "isInside"],
  imap: ["address", "every", "user", "secret", "senders", "isInside"],
};

/** The form of a feed; `action` takes it with `do=add` or `do=change`. */
export const FeedFields = ({ frame, form, action, verb }: { frame: Frame; form: FeedForm; action: Href; verb: "add" | "change" }) => {
  const words = feedWordsOf(frame.lang);
  const { kind, typed, problem } = form;
  const has = (name: (typeof FIELDS)[FeedKind][number]): boolean => FIELDS[kind].includes(name);
  const errorOf = (name: FieldName): string | null =>
    problem !== undefined && FIELD_OF[problem] === name ? words.inputProblem[problem] : null;
  const isSourceNeeded = kind === "push" || kind === "imap";
  const secretHint = `${form.hasSecret ? `${words.secretKept} ` : ""}${kind === "sftp" ? words.hint.sftpSecret : words.hint.secret}`;
  return (
    <FormPost
      action={action}
      class="stack"
      label={words.settings}
      formError={problem !== undefined && FIELD_OF[problem] === undefined ? words.inputProblem[problem] : null}
    >
      <input type="hidden" name="kind" value={kind} />
      <TextField name="name" label={words.field.name} value={typed.name} required maxlength={120} error={errorOf("name")} />
      <SelectField
        name="source"
        label={words.field.source}
        hint={isSourceNeeded ? words.hint.sourceMust : words.hint.sourceMaybe}
        error={errorOf("source")}
        options={[
          { value: "", text: isSourceNeeded ? words.choose : words.itemsSay },
          ...form.sources.map(({ slug, name }) => ({ value: slug, text: name })),
        ]}
        value={typed.source}
      />
      {has("address") && kind !== "push" ? (
        <TextField
          name="address"
          label={words.field.address}
          value={typed.address}
          hint={words.addressHint[kind]}
          error={errorOf("address")}
        />
      ) : null}
      {has("user") ? (
        <TextField name="user" label={words.field.user} value={typed.user} autocomplete="off" error={errorOf("user")} />
      ) : null}
      {!has("secret") ? null : kind === "sftp" ? (
        <TextArea name="secret" label={words.field.secret} rows={4} hint={secretHint} />
      ) : (
        <TextField name="secret" type="password" autocomplete="new-password" label={words.field.secret} hint={secretHint} />
      )}
      {has("header") ? (
        <TextField name="header" label={words.field.header} value={typed.header} hint={words.hint.header} error={errorOf("header")} />
      ) : null}
      {has("senders") ? (
        <TextArea
          name="senders"
          label={words.field.senders}
          rows={3}
          value={typed.senders}
          hint={words.hint.senders}
          error={errorOf("senders")}
        />
      ) : null}
      {has("isInside") ? (
        <CheckField name="isInside" label={words.field.isInside} checked={typed.isInside} hint={words.hint.isInside} />
      ) : null}
      {has("isSuperdesk") ? (
        <CheckField name="isSuperdesk" label={words.field.isSuperdesk} checked={typed.isSuperdesk} hint={words.hint.isSuperdesk} />
      ) : null}
      {has("every") ? (
        <TextField
          name="every"
          label={words.field.every}
          value={typed.every}
          size={6}
          placeholder={String(EVERY_S[kind] ?? "")}
          hint={words.hint.every}
          error={errorOf("every")}
        />
      ) : null}
      <p>
        <AddButton name="do" value={verb}>
          {words.save}
        </AddButton>
      </p>
    </FormPost>
  );
};

/** Where the form of a new feed goes. */
export const addPath = (kind: FeedKind): Href => paths.deskFeeds(kind);
