import { at, paths } from "#paths";
import { AddButton, FormPost, type Frame, Layout, Notice, PageHead, pageOf, type Tab, TextArea, TextField, Time, tongue } from "#ui";
import { letterLang, passProblem, type TicketLetter } from "./ticket-letter.ts";
import { wordsOf } from "./words/index.ts";

export type LetterPage = {
  readonly found: TicketLetter;
  /** What stands in the form. */
  readonly letter: { readonly subject: string; readonly text: string };
  /** The name of who passed it on. */
  readonly by: string;
  readonly problem: string | null;
  readonly tabs: readonly Tab[];
};

/** When, to whom and by whom a disputed fact was passed on. */
export const Passed = ({
  frame,
  at: time,
  to,
  by,
}: {
  readonly frame: Frame;
  readonly at: string;
  readonly to: string;
  readonly by: string;
}) => (
  <p class="small">
    {wordsOf(frame.lang).letter.passed(to, by)} <Time frame={frame} at={time} form="moment" />
  </p>
);

const Why = ({ frame, found, by }: { readonly frame: Frame; readonly found: TicketLetter; readonly by: string }) => {
  const words = wordsOf(frame.lang).letter;
  const { source, ticket } = found;
  const problem = passProblem(found);
  if (problem === "passed") return <Passed frame={frame} at={ticket.passed_at ?? ""} to={ticket.passed_to ?? ""} by={by} />;
  if (problem === "settled") return <p>{words.settled}</p>;
  if (problem === "own") return <p>{words.ownCopy}</p>;
  return (
    <p>
      {words.noContact} <a href={paths.deskSource(source.slug)}>{words.addContact(source.name)}</a>
    </p>
  );
};

/** The letter about a disputed fact as it is prepared, to be changed and sent; or why there is none to send. */
export const letterPage = (frame: Frame, { found, letter, by, problem, tabs }: LetterPage): string => {
  const words = wordsOf(frame.lang).letter;
  const { ticket, source } = found;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck(source.name)}>
        <p class="small">
          <a href={at(paths.deskCorrections(), `ticket-${ticket.id}`)}>{words.back}</a>
        </p>
      </PageHead>
      {problem === null ? null : (
        <Notice kind="error">
          <p>{problem}</p>
        </Notice>
      )}
      {passProblem(found) === null ? (
        <FormPost action={paths.deskCorrectionLetter(ticket.id)} label={words.title}>
          <div class="stack" {...tongue(letterLang(source), frame.lang)}>
            <TextField name="subject" label={words.subject} value={letter.subject} required maxlength={200} />
            <TextArea name="text" label={words.text} hint={words.textHint} rows={18} value={letter.text} required maxlength={5000} />
          </div>
          <p class="small gap">{words.once}</p>
          <div class="row gap">
            <AddButton>{words.send(source.contact)}</AddButton>
          </div>
        </FormPost>
      ) : (
        <Why frame={frame} found={found} by={by} />
      )}
    </Layout>,
  );
};
