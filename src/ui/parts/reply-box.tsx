import { type Child } from "hono/jsx";
import { type Href, paths } from "#paths";
import { type Frame, isMember } from "../frame.ts";
import { wordsOf } from "../words/index.ts";
import { AddButton } from "./button.tsx";
import { RadioField } from "./choice-field.tsx";
import { FormPost } from "./form-post.tsx";
import { TextArea } from "./text-field.tsx";

export type ReplyKind = "comment" | "question" | "note";
export type ReplyBoxProps = {
  readonly frame: Frame;
  readonly action: Href;
  readonly formKey?: string | undefined;
  /** What was typed, when it comes back. */
  readonly value?: string | undefined;
  readonly error?: string | null | undefined;
  readonly formError?: string | null | undefined;
  readonly maxlength?: number | undefined;
  readonly kind?: ReplyKind | undefined;
  /** The kinds to choose from; with fewer than two there is nothing to choose. */
  readonly kinds?: readonly ReplyKind[] | undefined;
  /** The comment replied to. */
  readonly to?: { readonly id: string; readonly name: string } | undefined;
  /** Title, where it is not "Leave a reply". */
  readonly title?: string | undefined;
  /** Another way on, beside the button. */
  readonly also?: Child;
  /** Hidden fields and others of the caller's, above the button. */
  readonly children?: Child;
};

/** Where a reader writes. Nobody needs an account to write: it is asked for on the way to posting. */
export const ReplyBox = (props: ReplyBoxProps) => {
  const { frame, to, kinds = [] } = props;
  const words = wordsOf(frame.lang);
  const texts: Readonly<Record<ReplyKind, string>> = { comment: words.comment, question: words.question, note: words.context };
  const kind = props.kind ?? kinds[0] ?? "comment";
  return (
    <FormPost class="box" id="reply" action={props.action} formKey={props.formKey} formError={props.formError} labelledby="leave">
      <h2 id="leave">{props.title ?? words.leaveReply}</h2>
      {to === undefined ? null : (
        <p class="small">
          <input type="hidden" name="parent" value={to.id} />
          {words.inReplyTo} <bdi>{to.name}</bdi>
        </p>
      )}
      {kinds.length < 2 ? (
        <input type="hidden" name="kind" value={kind} />
      ) : (
        <RadioField
          id="ask"
          name="kind"
          label={words.whatIsIt}
          quiet
          value={kind}
          options={kinds.map((one) => ({ value: one, text: texts[one] }))}
        />
      )}
      <TextArea
        id="words"
        name="body"
        label={words.yourWords}
        quiet
        required
        placeholder={words.replyHint}
        value={props.value}
        error={props.error}
        maxlength={props.maxlength}
      />
      {props.children}
      <div class="row">
        <AddButton>{words.postReply}</AddButton>
        {props.also}
        <p class="small">
          {isMember(frame) ? null : `${words.nothingLost} `}
          <a href={paths.rules()}>{words.rules}</a>
        </p>
      </div>
    </FormPost>
  );
};
