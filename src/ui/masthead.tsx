import { dayIn, formatInstant, isEditor, isModerator } from "#kit";
import { paths } from "#paths";
import { type Frame, isMember } from "./frame.ts";
import { FormPost } from "./parts/form-post.tsx";
import { type Tab, Tabs } from "./parts/tabs.tsx";
import { Time } from "./parts/time.tsx";
import { tongue } from "./typography.ts";
import { type Words, wordsOf } from "./words/index.ts";

type Within = { readonly frame: Frame; readonly words: Words };

/** Where to go on after signing in: back here, unless here is the front page. */
const nextOf = (frame: Frame): string | undefined => (frame.path === "/" ? undefined : frame.path);

const SignOut = ({ words }: Pick<Within, "words">) => (
  <FormPost action={paths.signOut()}>
    <button class="bare">{words.signOut}</button>
  </FormPost>
);

const Person = ({ frame, words }: Within) => {
  const { name, handle } = frame.viewer;
  return (
    <>
      {frame.unread === undefined ? null : (
        <li>
          <a href={paths.inbox()}>{words.inbox(frame.unread)}</a>
        </li>
      )}
      <li>
        <a href={handle === null ? paths.settings() : paths.profile(handle)}>
          <bdi>{name ?? handle ?? words.settings}</bdi>
        </a>
      </li>
      <li>
        <SignOut words={words} />
      </li>
    </>
  );
};

const Visitor = ({ frame, words }: Within) => {
  const next = nextOf(frame);
  return (
    <>
      <li>
        <a href={paths.signIn(next)}>{words.signIn}</a>
      </li>
      <li>
        <a href={paths.join(next === undefined ? {} : { next })}>{words.openAccount}</a>
      </li>
    </>
  );
};

const Doors = ({ frame, words }: Within) => (
  <ul>
    <li>
      <a href={paths.search()}>{words.search}</a>
    </li>
    {isEditor(frame.viewer) ? (
      <li>
        <a href={paths.desk()}>{words.desk}</a>
      </li>
    ) : null}
    {isModerator(frame.viewer) ? (
      <li>
        <a href={paths.moderation()}>{words.moderation}</a>
      </li>
    ) : null}
    {isMember(frame) ? <Person frame={frame} words={words} /> : <Visitor frame={frame} words={words} />}
  </ul>
);

const Sections = ({ frame, words, section }: Within & { readonly section: string | undefined }) =>
  frame.site.sections.length === 0 ? null : (
    <nav aria-label={words.sections}>
      <ul class="hang">
        {frame.site.sections.map(({ slug, name }) => (
          <li>
            <a href={paths.section(slug)} {...(slug === section ? { "aria-current": "page" as const } : {})}>
              {name[frame.lang]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

const Skip = ({ words }: Pick<Within, "words">) => (
  <a class="skip" href="#main">
    {words.skip}
  </a>
);

/** The day in the site's zone; without the hour, so that a cached front page stays the same all day. */
const Today = ({ frame }: Pick<Within, "frame">) => (
  <time datetime={dayIn(frame.site.zone, frame.now)}>{formatInstant(frame.lang, frame.site.zone, frame.now, "full")}</time>
);

const Ear = ({ frame }: Pick<Within, "frame">) =>
  frame.site.ear.length === 0 ? null : (
    <p class="ear">
      <bdi {...tongue(frame.site.lang ?? "en", frame.lang)}>
        {frame.site.ear.map((runs, place) => (
          <>
            {place === 0 ? null : <br />}
            {runs.map((run, turn) => (turn % 2 === 1 ? <b>{run}</b> : run))}
          </>
        ))}
      </bdi>
    </p>
  );

export type MastheadProps = { readonly frame: Frame; readonly section?: string | undefined };

/** The front page's: the name as large as the page bears, the day, and the ear. */
export const FrontMasthead = ({ frame, section }: MastheadProps) => {
  const words = wordsOf(frame.lang);
  return (
    <header class="wide mast">
      <Skip words={words} />
      <div class="mast__top">
        <p>
          <Today frame={frame} />
        </p>
        <Doors frame={frame} words={words} />
      </div>
      <div class="mast__plate">
        <h1 class="plate">
          <bdi {...tongue(frame.site.lang ?? "en", frame.lang)}>{frame.site.name}</bdi>
        </h1>
        <Ear frame={frame} />
      </div>
      <Sections frame={frame} words={words} section={section} />
    </header>
  );
};

/** Every other page's: the name on one line, the doors beside it. */
export const InnerMasthead = ({ frame, section }: MastheadProps) => {
  const words = wordsOf(frame.lang);
  return (
    <header class="wide mast inner">
      <Skip words={words} />
      <div class="mast__plate">
        <p class="plate">
          <a href={paths.front()} {...tongue(frame.site.lang ?? "en", frame.lang)}>
            {frame.site.name}
          </a>
        </p>
        <div class="mast__top">
          <Doors frame={frame} words={words} />
        </div>
      </div>
      <Sections frame={frame} words={words} section={section} />
    </header>
  );
};

/** The newsroom's: tabs instead of sections, the clock instead of the search. */
export const DeskMasthead = ({ frame, tabs }: { readonly frame: Frame; readonly tabs: readonly Tab[] }) => {
  const words = wordsOf(frame.lang);
  return (
    <header class="wide mast inner">
      <Skip words={words} />
      <div class="mast__plate">
        <p class="plate">
          <a href={paths.desk()}>{words.deskOf(frame.site.nameplate ?? frame.site.name)}</a>
        </p>
        <div class="mast__top">
          <ul>
            <li>
              <Time frame={frame} at={frame.now} />
            </li>
            <li>
              <a href={paths.front()}>{words.theSite}</a>
            </li>
            <Person frame={frame} words={words} />
          </ul>
        </div>
      </div>
      {tabs.length === 0 ? null : <Tabs label={words.desk} tabs={tabs} />}
    </header>
  );
};
