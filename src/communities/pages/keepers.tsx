import { type PersonShown, Portrait } from "#members";
import { paths } from "#paths";
import { AddButton, Button, FormPost, type Frame, Head, Notice, TextField } from "#ui";
import { mayFound, mayRun } from "../community.ts";
import type { CommunityView } from "../queries.ts";
import { wordsOf } from "../words/index.ts";

type Within = { readonly frame: Frame; readonly view: CommunityView };

export const FEED_KINDS = ["rss", "atom", "json"] as const;
const KIND_NAMES = { rss: "RSS", atom: "Atom", json: "JSON" } as const;

/** Pictures and names, and the place each gives. */
export const People = ({ people }: { readonly people: readonly PersonShown[] }) => (
  <ul class="list">
    {people.map((person) => (
      <li class="person">
        <Portrait person={person} />
        <p>
          <a href={paths.profile(person.handle)}>
            <bdi>{person.name}</bdi>
          </a>
          {person.place === "" ? null : (
            <span class="small">
              {" "}
              <bdi>{person.place}</bdi>
            </span>
          )}
        </p>
      </li>
    ))}
  </ul>
);

/** Who runs a community, and for them the way to have another do so, too. */
export const Keepers = ({ frame, view }: Within) => {
  const words = wordsOf(frame.lang);
  const { community } = view;
  const runs = community.state === "open" && mayRun(frame.viewer, view.own?.isSteward === true);
  return (
    <section aria-labelledby="keep">
      <Head id="keep">{words.keep}</Head>
      <People people={view.stewards} />
      {community.rules === "" ? null : (
        <p class="small">
          {words.rules}: <bdi>{community.rules}</bdi>
        </p>
      )}
      {runs ? (
        <details>
          <summary>{words.talk.addSteward}</summary>
          <FormPost action={paths.communityStewards(community.slug)} class="box" label={words.talk.addSteward}>
            <TextField name="handle" label={words.talk.stewardHandle} />
            <div class="row">
              <Button>{words.talk.addSteward}</Button>
            </div>
            {view.stewards.map(({ handle, name }) => (
              <Button bare name="drop" value={handle}>
                {words.talk.dropSteward(name)}
              </Button>
            ))}
          </FormPost>
        </details>
      ) : null}
      <p class="small">
        {words.talk.feeds}:{" "}
        {FEED_KINDS.map((kind, no) => (
          <>
            {no === 0 ? null : ", "}
            <a href={paths.feed({ kind, community: community.slug })}>{KIND_NAMES[kind]}</a>
          </>
        ))}
      </p>
    </section>
  );
};

/** What becomes of a proposal: an editor opens it, or turns it down and says why. */
export const Proposal = ({ frame, view }: Within) => {
  const words = wordsOf(frame.lang);
  const { community } = view;
  if (community.state === "turned-down")
    return (
      <Notice kind="past" title={words.talk.turnedDown}>
        <p>{words.talk.turnedDownDeck}</p>
        <p dir="auto">{community.reason}</p>
      </Notice>
    );
  return (
    <>
      <p>{words.waits}</p>
      {mayFound(frame.viewer) ? (
        <>
          <FormPost action={paths.openCommunity(community.slug)}>
            <AddButton>{words.open}</AddButton>
          </FormPost>
          <FormPost action={paths.turnDownCommunity(community.slug)} class="box" label={words.talk.turnDown}>
            <TextField name="reason" label={words.talk.why} required />
            <Button>{words.talk.turnDown}</Button>
          </FormPost>
        </>
      ) : null}
    </>
  );
};
