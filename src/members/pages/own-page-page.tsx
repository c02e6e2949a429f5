import { paths } from "#paths";
import {
  AddButton,
  Band,
  Button,
  CheckField,
  EmptyNote,
  FormPost,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pageOf,
  RadioField,
  TextField,
} from "#ui";
import { INTEREST_KINDS, type Interest, type InterestKind } from "../interests.ts";
import { type Piece, PIECES } from "../pieces.ts";
import { wordsOf } from "../words/index.ts";
import { pageWordsOf } from "../words/page.ts";

export type OwnPage = {
  readonly handle: string;
  readonly interests: readonly Interest[];
  readonly hidden: ReadonlySet<Piece>;
  readonly given: { readonly kind: InterestKind; readonly label: string; readonly isOpen: boolean };
  readonly error: string | null;
  readonly isSaved: boolean;
};

const One = ({ frame, interest }: { readonly frame: Frame; readonly interest: Interest }) => {
  const words = pageWordsOf(frame.lang);
  const { kind, value, label, isOpen } = interest;
  return (
    <li>
      <p>
        <b>
          <bdi>{label}</bdi>
        </b>{" "}
        <span class="small">{words.kinds[kind]}</span>
      </p>
      <p class="small">{isOpen ? words.isOpen : words.isNotOpen}</p>
      <FormPost class="row" action={paths.settingsInterest()} label={label}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="value" value={value} />
        <input type="hidden" name="label" value={label} />
        <Button name="do" value={isOpen ? "close" : "open"} bare>
          {isOpen ? words.makeNotOpen : words.makeOpen}
        </Button>
        <Button name="do" value="drop" bare>
          {words.drop}
        </Button>
      </FormPost>
    </li>
  );
};

const Interests = ({ frame, page }: { readonly frame: Frame; readonly page: OwnPage }) => {
  const words = pageWordsOf(frame.lang);
  return (
    <Band id="interests" title={words.interests}>
      <p>{words.interestsDeck}</p>
      {page.interests.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <ul class="list">
          {page.interests.map((interest) => (
            <One frame={frame} interest={interest} />
          ))}
        </ul>
      )}
      <FormPost class="box" action={paths.settingsInterest()} labelledby="interests">
        <RadioField
          name="kind"
          label={words.kind}
          value={page.given.kind}
          options={INTEREST_KINDS.map((value) => ({ value, text: words.kinds[value] }))}
        />
        <TextField name="label" label={words.label} hint={words.labelHint} required value={page.given.label} error={page.error} />
        <CheckField name="open" label={words.open} hint={words.openHint} checked={page.given.isOpen} />
        <div class="row">
          <AddButton>{words.add}</AddButton>
        </div>
      </FormPost>
    </Band>
  );
};

/** Where a member arranges the page that others see. */
export const ownPagePage = (frame: Frame, page: OwnPage): string => {
  const words = pageWordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck}>
        <p class="row">
          <a href={paths.profile(page.handle)}>{words.see}</a>
          <a href={paths.settings()}>{words.nameAndText}</a>
        </p>
      </PageHead>
      {page.isSaved ? (
        <Notice kind="done">
          <p>{wordsOf(frame.lang).settings.saved}</p>
        </Notice>
      ) : null}
      <Interests frame={frame} page={page} />
      <Band id="switches" title={words.switches}>
        <FormPost class="box" action={paths.settingsPage()} labelledby="switches">
          <p>{words.switchesDeck}</p>
          {PIECES.map((piece) => (
            <CheckField name={piece} label={words.pieces[piece]} checked={!page.hidden.has(piece)} />
          ))}
          <div class="row">
            <Button>{wordsOf(frame.lang).settings.save}</Button>
          </div>
        </FormPost>
      </Band>
    </Layout>,
  );
};
