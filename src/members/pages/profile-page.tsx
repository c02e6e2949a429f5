import type { Child } from "hono/jsx";
import { formatInstant } from "#kit";
import { paths } from "#paths";
import { Facts, type Frame, Layout, PageHead, pageOf } from "#ui";
import { INTEREST_KINDS, type Interest } from "../interests.ts";
import { PROFILE_QUIET_MS } from "../member.ts";
import type { Piece } from "../pieces.ts";
import type { Profile } from "../queries.ts";
import type { Standing } from "../reckon-standing.ts";
import { Portrait } from "./portrait.tsx";
import { Deeds } from "./standing-page.tsx";
import { wordsOf } from "../words/index.ts";
import { pageWordsOf } from "../words/page.ts";

export type ProfilePage = {
  readonly profile: Profile;
  /** The pieces that the member does not show. */
  readonly hidden: ReadonlySet<Piece>;
  readonly interests: readonly Interest[];
  readonly standing: Standing | null;
  /** What other rooms know of the member. */
  readonly extra: Child;
};

const Knows = ({ frame, interests }: { readonly frame: Frame; readonly interests: readonly Interest[] }) => {
  const kinds = INTEREST_KINDS.filter((each) => interests.some(({ kind }) => kind === each));
  return (
    <Facts
      facts={kinds.map((each) => ({
        term: pageWordsOf(frame.lang).knows[each],
        detail: interests
          .filter(({ kind }) => kind === each)
          .map(({ label }, index) => (
            <>
              {index === 0 ? "" : ", "}
              <bdi>{label}</bdi>
            </>
          )),
      }))}
    />
  );
};

/** A member's page: what they chose to show. */
export const profilePage = (frame: Frame, { profile, hidden, interests, standing, extra }: ProfilePage): string => {
  const words = wordsOf(frame.lang).profile;
  const isNew = profile.role === "member" && Date.parse(frame.now) - Date.parse(profile.joinedAt) < PROFILE_QUIET_MS;
  const facts = [
    ...(profile.role === "member" ? [] : [words.roles[profile.role]]),
    ...(profile.place === "" || hidden.has("place") ? [] : [profile.place]),
    words.since(formatInstant(frame.lang, frame.site.zone, profile.joinedAt, "date")),
  ];
  return pageOf(
    frame,
    <Layout frame={frame} title={profile.name} styles={["talk"]} {...(isNew ? { robots: "noindex" } : {})}>
      <PageHead title={profile.name}>
        <p class="small">
          {facts.map((fact, index) => (
            <>
              {index === 0 ? "" : ". "}
              <bdi>{fact}</bdi>
            </>
          ))}
          .
        </p>
        {profile.portrait === null ? null : (
          <p>
            <Portrait person={profile} size="large" alt={pageWordsOf(frame.lang).picture.of(profile.name)} />
          </p>
        )}
        {profile.about === "" || hidden.has("about") ? null : <p dir="auto">{profile.about}</p>}
        {frame.viewer.id === profile.id ? (
          <p>
            <a href={paths.settingsPage()}>{words.own}</a>
          </p>
        ) : null}
        {interests.length === 0 ? null : <Knows frame={frame} interests={interests} />}
      </PageHead>
      {standing === null ? null : (
        <Deeds frame={frame} standing={standing} showsContributions={!hidden.has("contributions")} showsBadges={!hidden.has("badges")} />
      )}
      {extra}
    </Layout>,
  );
};
