import type { Child } from "hono/jsx";
import { formatInstant } from "#kit";
import { paths } from "#paths";
import { type DeskLife, DeskPictures, type DeskStory, type Flag, paragraphsOf } from "#stories";
import {
  AddButton,
  Button,
  CheckField,
  Facts,
  FormPost,
  type Frame,
  Head,
  Layout,
  Notice,
  PageHead,
  pageOf,
  State,
  type StateName,
  type Tab,
  tongue,
} from "#ui";
import { wordsOf } from "../words/index.ts";
import { StoryUses, type UsesOfStory } from "./story-uses.tsx";
import { StoryFlags } from "./story-flags.tsx";
import { type CameBy, StoryLife, WaitingTexts } from "./story-life.tsx";
import { reasonIn } from "../reason-in.ts";

export type DeskStoryPage = {
  readonly story: DeskStory;
  readonly tabs: readonly Tab[];
  /** Why something was not done; or that it was. */
  readonly problem?: string;
  readonly isDone?: boolean;
  readonly life: DeskLife;
  readonly cameBy: CameBy;
  readonly flags: readonly Flag[];
  /** What other rooms tell of it. */
  readonly beside: Child;
  readonly uses: UsesOfStory;
};

const DRAWN: Readonly<Record<Exclude<DeskStory["state"], "killed">, StateName>> = {
  published: "published",
  embargoed: "embargoed",
  held: "held",
  expired: "held",
};

/** The state of a story in a word and, where it waits, why. */
const Standing = ({ frame, story }: { readonly frame: Frame; readonly story: DeskStory }) => {
  const words = wordsOf(frame.lang);
  const state = story.state === "killed" ? "held" : DRAWN[story.state];
  const word = { published: words.states.published, embargoed: words.states.embargo, held: words.states.held, expired: words.states.older };
  const why =
    story.state === "embargoed"
      ? story.opensAt === null
        ? words.opensNever
        : words.opens(formatInstant(frame.lang, frame.site.zone, story.opensAt, "moment"))
      : story.heldFor === null
        ? null
        : story.heldFor === "needs-editor" && story.ask !== ""
          ? reasonIn(frame.lang, story.ask)
          : words.held[story.heldFor];
  return (
    <Facts
      facts={[
        { term: words.story.now, detail: <State frame={frame} state={state} word={story.state === "killed" ? "" : word[story.state]} /> },
        ...(why === null ? [] : [{ term: words.columns.next, detail: why }]),
        { term: words.columns.source, detail: <bdi>{story.source}</bdi> },
        ...(story.version === null ? [] : [{ term: words.version(""), detail: story.version }]),
      ]}
    />
  );
};

/** The words as they stand, what of them is the source's, and the way to change them. */
const Words = ({ frame, story }: { readonly frame: Frame; readonly story: DeskStory }) => {
  const words = wordsOf(frame.lang).story;
  const { sent } = story;
  const isEdited = sent !== null || story.isBodyEdited;
  return (
    <div class="stack">
      <FormPost action={paths.deskWrite()} label={words.edit}>
        <input type="hidden" name="over" value={story.shortId} />
        <AddButton>{words.edit}</AddButton>
      </FormPost>
      {story.limits.isLocked ? (
        <Notice kind="past">
          <p>{words.bodyLocked}</p>
        </Notice>
      ) : null}
      {isEdited ? <p class="small">{words.edited}</p> : null}
      <div class="copy" {...tongue(story.lang, frame.lang)}>
        <h2>{story.headline}</h2>
        {story.deck === "" ? null : (
          <p>
            <b>{story.deck}</b>
          </p>
        )}
        {paragraphsOf(story.blocks).map((text) => (
          <p>{text}</p>
        ))}
      </div>
      {sent === null || sent.headline === story.headline ? null : (
        <p class="small">
          {words.sent(story.source)}: <bdi>{sent.headline}</bdi>
        </p>
      )}
      {sent === null || sent.deck === story.deck || sent.deck === "" ? null : (
        <p class="small">
          {words.sent(story.source)}: <bdi>{sent.deck}</bdi>
        </p>
      )}
      {isEdited ? (
        <FormPost action={paths.deskStory(story.shortId)} label={words.give}>
          <Button name="do" value="drop" bare>
            {words.give}
          </Button>
        </FormPost>
      ) : null}
    </div>
  );
};

/** What both the source and an editor changed, side by side. */
const Clashes = ({ frame, story }: { readonly frame: Frame; readonly story: DeskStory }) => {
  const words = wordsOf(frame.lang).story;
  if (story.conflicts.length === 0) return null;
  return (
    <section aria-labelledby="conflicts">
      <Head id="conflicts">{words.conflicts}</Head>
      <table class="clashes">
        <thead>
          <tr>
            <th scope="col">{words.ours}</th>
            <th scope="col">
              <bdi>{story.source}</bdi>
            </th>
          </tr>
        </thead>
        <tbody {...tongue(story.lang, frame.lang)}>
          {story.conflicts.map(({ mine, theirs }) => (
            <tr>
              <td>{mine}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Acts = ({ frame, story }: { readonly frame: Frame; readonly story: DeskStory }) => {
  const words = wordsOf(frame.lang).story;
  const isOurs = story.heldFor === "held-by-editor" || story.heldFor === "needs-editor";
  return (
    <section aria-labelledby="acts" class="stack">
      <Head id="acts">{words.acts}</Head>
      {story.state === "published" ? (
        <p>
          <a href={paths.story({ id: story.shortId, slug: story.slug })}>{words.publicNow}</a>
        </p>
      ) : null}
      {isOurs ? (
        <FormPost action={paths.deskStory(story.shortId)} label={words.release}>
          <Button name="do" value="release">
            {words.release}
          </Button>
        </FormPost>
      ) : null}
      {story.heldFor === "held-by-editor" ? null : (
        <FormPost action={paths.deskStory(story.shortId)} class="stack" label={words.hold}>
          <p class="small">{words.holdHelp}</p>
          <p>
            <Button name="do" value="hold">
              {words.hold}
            </Button>
          </p>
        </FormPost>
      )}
      <FormPost action={paths.deskStory(story.shortId)} class="stack band" label={words.kill}>
        <p class="small">{words.killHelp}</p>
        <CheckField id="sure" name="sure" label={words.killSure} />
        <p>
          <Button name="do" value="kill">
            {words.kill}
          </Button>
        </p>
      </FormPost>
    </section>
  );
};

/** Where an editor changes, holds, publishes, corrects and withdraws a story. */
export const deskStoryPage = (frame: Frame, page: DeskStoryPage): string => {
  const words = wordsOf(frame.lang);
  const { story, problem, isDone = false, tabs, life, cameBy } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.story.title} variant="desk" tabs={tabs} styles={["desk", "pictures"]} robots="noindex">
      <PageHead title={words.story.title} />
      {problem === undefined ? null : (
        <Notice kind="error">
          <p>{problem}</p>
        </Notice>
      )}
      {isDone ? (
        <Notice kind="done">
          <p>{words.story.saved}</p>
        </Notice>
      ) : null}
      <div class="cols side">
        <section aria-labelledby="words">
          <Head id="words">{words.story.words}</Head>
          {story.manuscript === null ? (
            <Words frame={frame} story={story} />
          ) : (
            <p>
              <a href={paths.deskManuscript(story.manuscript)}>{words.story.writtenHere}</a>
            </p>
          )}
          <Clashes frame={frame} story={story} />
          <StoryUses frame={frame} uses={page.uses} />
        </section>
        <aside class="stack" aria-label={words.story.acts}>
          <Standing frame={frame} story={story} />
          {story.manuscript === null ? <DeskPictures frame={frame} storyId={story.shortId} pictures={story.pictures} /> : null}
          <StoryFlags frame={frame} flags={page.flags} />
          {page.beside}
          <WaitingTexts frame={frame} life={life} />
          {story.pictureAsks.length === 0 ? null : (
            <FormPost action={paths.deskStory(story.shortId)} class="stack" label={words.sources.showPictures}>
              {story.pictureAsks.map((ask) => (
                <p class="bad">{words.sources.picturesWait(ask)}</p>
              ))}
              <p>
                <Button name="do" value="show-pictures">
                  {words.sources.showPictures}
                </Button>
              </p>
            </FormPost>
          )}
          <Acts frame={frame} story={story} />
          <StoryLife frame={frame} life={life} cameBy={cameBy} />
        </aside>
      </div>
    </Layout>,
  );
};
