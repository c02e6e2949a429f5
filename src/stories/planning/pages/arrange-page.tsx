import { formatInstant, formatNumber } from "#kit";
import { paths } from "#paths";
import {
  AddButton,
  Band,
  Button,
  EmptyNote,
  Filters,
  FormPost,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pageOf,
  SelectField,
  type Tab,
  Tabs,
  TextField,
  tongue,
} from "#ui";
import { commaIn, sectionName, storyHref } from "../../pages/parts.tsx";
import type { Teaser } from "../../queries.ts";
import type { ArrangeProblem, Arrangement } from "../arrangement.ts";
import type { ArrangeView } from "../arrange-view.ts";
import { type Pin, type Place, SLOTS } from "../pin.ts";
import { wordsOf } from "../words/index.ts";

export type Typed = { readonly story: string; readonly slot: string; readonly until: string };

export type ArrangePage = {
  readonly view: ArrangeView;
  readonly q: string;
  readonly typed: Typed;
  readonly problem: ArrangeProblem | "time" | null;
  readonly isDone: boolean;
  readonly tabs: readonly Tab[];
};

const placeName = (frame: Frame, place: Place): string =>
  place === "front" ? wordsOf(frame.lang).arrange.front : sectionName(frame, place.slice("section:".length));

const untilOf = (frame: Frame, pin: Pin): string =>
  pin.until === null ? "" : `, ${wordsOf(frame.lang).arrange.until(formatInstant(frame.lang, frame.site.zone, pin.until, "moment"))}`;

const Slot = ({
  frame,
  place,
  story,
  at,
  pin,
}: {
  readonly frame: Frame;
  readonly place: Place;
  readonly story: Teaser;
  readonly at: number;
  readonly pin: Pin | undefined;
}) => {
  const words = wordsOf(frame.lang).arrange;
  const no = formatNumber(frame.lang, at);
  return (
    <li>
      <h3 {...tongue(story.lang, frame.lang)}>
        <a href={storyHref(story)}>{story.headline}</a>
      </h3>
      <p class="small">
        <b>{at === 1 ? words.lead : words.slot(no)}</b>. {pin === undefined ? words.byItself : `${words.byHand}${untilOf(frame, pin)}`}.{" "}
        <bdi>{story.source.name}</bdi>
        {commaIn(frame)}
        {sectionName(frame, story.section)}
      </p>
      <FormPost action={paths.deskFront()} class="row" label={story.headline}>
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="story" value={story.id} />
        {pin === undefined ? (
          <>
            <input type="hidden" name="slot" value={String(at)} />
            <button name="do" value="pin" aria-label={words.keepOf(story.headline)}>
              {words.keep}
            </button>
          </>
        ) : (
          <>
            <button name="do" value="up" aria-label={words.upOf(story.headline)}>
              {words.up}
            </button>
            <button name="do" value="down" aria-label={words.downOf(story.headline)}>
              {words.down}
            </button>
            <button name="do" value="unpin" aria-label={words.unpinOf(story.headline)}>
              {words.unpin}
            </button>
          </>
        )}
      </FormPost>
    </li>
  );
};

const Unseen = ({ frame, place, pin }: { readonly frame: Frame; readonly place: Place; readonly pin: Pin }) => {
  const words = wordsOf(frame.lang).arrange;
  return (
    <FormPost action={paths.deskFront()} class="row" label={words.unpin}>
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="story" value={pin.story} />
      <p>{words.unseen(formatNumber(frame.lang, pin.slot))}</p>
      <Button name="do" value="unpin">
        {words.unpin}
      </Button>
    </FormPost>
  );
};

const PinForm = ({ frame, page }: { readonly frame: Frame; readonly page: ArrangePage }) => {
  const words = wordsOf(frame.lang).arrange;
  const { view, typed, problem } = page;
  return (
    <FormPost action={paths.deskFront()} labelledby="pin">
      <input type="hidden" name="place" value={view.place} />
      <div class="fields">
        <SelectField
          name="story"
          label={words.story}
          hint={words.storyHint}
          value={typed.story}
          error={problem === "unknown" ? words.problems.unknown : null}
          options={view.offered.map((story) => ({ value: story.id, text: story.headline }))}
        />
        <SelectField
          name="slot"
          label={words.where}
          value={typed.slot}
          options={Array.from({ length: SLOTS }, (_, at) => ({
            value: String(at + 1),
            text: at === 0 ? words.lead : words.slot(formatNumber(frame.lang, at + 1)),
          }))}
        />
        <TextField
          name="until"
          type="datetime-local"
          label={words.untilField}
          hint={words.untilHint(frame.site.zone)}
          value={typed.until}
          error={problem === "past" || problem === "time" ? words.problems[problem] : null}
        />
      </div>
      <div class="row gap">
        <AddButton name="do" value="pin">
          {words.pin}
        </AddButton>
        <Button name="do" value="pin" formaction={paths.deskFrontPreview()}>
          {words.preview}
        </Button>
      </div>
    </FormPost>
  );
};

const Former = ({
  frame,
  view,
  each,
  isNow,
}: {
  readonly frame: Frame;
  readonly view: ArrangeView;
  readonly each: Arrangement;
  readonly isNow: boolean;
}) => {
  const words = wordsOf(frame.lang).arrange;
  return (
    <li>
      <p class="small">
        <bdi>{words.by(formatInstant(frame.lang, frame.site.zone, each.at, "exact"), each.byName)}</bdi>
      </p>
      {each.pins.length === 0 ? <p>{words.nothing}</p> : null}
      <ul>
        {each.pins.map((pin) => {
          const story = view.named.get(pin.story);
          return (
            <li>
              {formatNumber(frame.lang, pin.slot)}: {story === undefined ? words.gone : <bdi lang={story.lang}>{story.headline}</bdi>}
              {untilOf(frame, pin)}
            </li>
          );
        })}
      </ul>
      {isNow ? null : (
        <FormPost action={paths.deskFront()} label={words.restore}>
          <input type="hidden" name="place" value={view.place} />
          <input type="hidden" name="id" value={String(each.id)} />
          <Button name="do" value="restore" bare>
            {words.restore}
          </Button>
        </FormPost>
      )}
    </li>
  );
};

/** A page of the site as it stands, and the ways to put its stories in their places. */
export const arrangePage = (frame: Frame, page: ArrangePage): string => {
  const words = wordsOf(frame.lang).arrange;
  const { view, problem } = page;
  const places: readonly Place[] = ["front", ...frame.site.sections.map((section) => `section:${section.slug}` as const)];
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={placeName(frame, view.place)} deck={words.deck} />
      <Tabs
        label={words.places}
        tabs={places.map((place) => ({ text: placeName(frame, place), href: paths.deskFront({ place }), current: place === view.place }))}
      />
      {problem === null ? null : (
        <Notice kind="error">
          <p>{words.problems[problem]}</p>
        </Notice>
      )}
      {page.isDone ? (
        <Notice kind="done">
          <p>{words.done}</p>
        </Notice>
      ) : null}
      <Band id="slots" title={words.slots}>
        {view.unseen.map((pin) => (
          <Unseen frame={frame} place={view.place} pin={pin} />
        ))}
        {view.top.length === 0 ? <EmptyNote>{words.empty}</EmptyNote> : null}
        <ol class="list big">
          {view.top.map((story, at) => (
            <Slot frame={frame} place={view.place} story={story} at={at + 1} pin={view.pins.find((pin) => pin.story === story.id)} />
          ))}
        </ol>
      </Band>
      <Band id="pin" title={words.pinTitle}>
        <Filters action={paths.deskFront()} submit={words.find} label={words.findTitle}>
          <input type="hidden" name="place" value={view.place} />
          <TextField name="q" type="search" label={words.findTitle} value={page.q} />
        </Filters>
        {view.offered.length === 0 ? <EmptyNote>{words.empty}</EmptyNote> : <PinForm frame={frame} page={page} />}
      </Band>
      <Band id="history" title={words.history}>
        {view.history.length === 0 ? <EmptyNote>{words.none}</EmptyNote> : null}
        <ul class="list">
          {view.history.map((each, at) => (
            <Former frame={frame} view={view} each={each} isNow={at === 0} />
          ))}
        </ul>
      </Band>
    </Layout>,
  );
};
