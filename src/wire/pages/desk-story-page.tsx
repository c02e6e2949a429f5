import { formatInstant } from "#kit";
import { paths } from "#paths";
import { type DeskLife, DeskPictures, type DeskStory, type Flag, textOfBody } from "#stories";
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
  TextArea,
  TextField,
} from "#ui";
import { wordsOf } from "../words/index.ts";
import { lifeWordsOf } from "../words/life/index.ts";
import { StoryFlags } from "./story-flags.tsx";
import { type CameBy, StoryLife, WaitingTexts } from "./story-life.tsx";

export type Typed = { readonly headline: string; readonly deck: string; readonly body: string; readonly note: string };

export type DeskStoryPage = {
  readonly story: DeskStory;
  readonly tabs: readonly Tab[];
  /** What was typed and refused, and why; or that it was done. */
  readonly typed?: Typed;
  readonly problem?: string;
  readonly isDone?: boolean;
  readonly life: DeskLife;
  readonly cameBy: CameBy;
  readonly flags: readonly Flag[];
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
          ? story.ask
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

const Writing = ({ frame, page }: { readonly frame: Frame; readonly page: DeskStoryPage }) => {
  const words = wordsOf(frame.lang).story;
  const life = lifeWordsOf(frame.lang);
  const { story, typed } = page;
  const given = typed ?? { headline: story.headline, deck: story.deck, body: textOfBody(story.blocks), note: "" };
  const { sent } = story;
  return (
    <FormPost action={paths.deskStory(story.shortId)} class="stack" label={words.words}>
      {sent === null && !story.isBodyEdited ? null : <p class="small">{words.edited}</p>}
      <TextField id="headline" name="headline" label={words.headline} value={given.headline} />
      {sent === null || sent.headline === story.headline ? null : (
        <p class="small">
          {words.sent(story.source)}: <bdi>{sent.headline}</bdi>
        </p>
      )}
      <TextField id="deck" name="deck" label={words.deck} value={given.deck} />
      {sent === null || sent.deck === story.deck || sent.deck === "" ? null : (
        <p class="small">
          {words.sent(story.source)}: <bdi>{sent.deck}</bdi>
        </p>
      )}
      {story.limits.isLocked ? (
        <Notice kind="past">
          <p>{words.bodyLocked}</p>
        </Notice>
      ) : (
        <TextArea id="body" name="body" label={words.body} hint={words.bodyHelp} rows={18} value={given.body} />
      )}
      <TextArea id="note" name="note" label={words.note} hint={words.noteHelp} rows={2} value={given.note} />
      <CheckField id="unrepeated" name="unrepeated" label={life.unrepeated} hint={life.unrepeatedHelp} />
      <div class="row">
        <AddButton name="do" value="change">
          {words.save}
        </AddButton>
        {sent === null && !story.isBodyEdited ? null : (
          <Button name="do" value="drop" bare>
            {words.give}
          </Button>
        )}
      </div>
    </FormPost>
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
            <Writing frame={frame} page={page} />
          ) : (
            <p>
              <a href={paths.deskManuscript(story.manuscript)}>{words.story.writtenHere}</a>
            </p>
          )}
        </section>
        <aside class="stack" aria-label={words.story.acts}>
          <Standing frame={frame} story={story} />
          {story.manuscript === null ? <DeskPictures frame={frame} storyId={story.shortId} pictures={story.pictures} /> : null}
          <StoryFlags frame={frame} flags={page.flags} />
          {story.conflicts.length === 0 ? null : (
            <section aria-labelledby="conflicts">
              <Head id="conflicts">{words.story.conflicts}</Head>
              <ul class="list">
                {story.conflicts.map((text) => (
                  <li>
                    <bdi>{text}</bdi>
                  </li>
                ))}
              </ul>
            </section>
          )}
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
