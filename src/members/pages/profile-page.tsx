import type { Child } from "hono/jsx";
import { formatInstant } from "#kit";
import { paths } from "#paths";
import { type Frame, Layout, PageHead, pageOf } from "#ui";
import { PROFILE_QUIET_MS } from "../member.ts";
import type { Profile } from "../queries.ts";
import { wordsOf } from "../words/index.ts";

/** A member's page. `extra` is what other rooms know of them. */
export const profilePage = (frame: Frame, profile: Profile, extra: Child): string => {
  const words = wordsOf(frame.lang).profile;
  const isNew = profile.role === "member" && Date.parse(frame.now) - Date.parse(profile.joinedAt) < PROFILE_QUIET_MS;
  const facts = [
    ...(profile.role === "member" ? [] : [words.roles[profile.role]]),
    ...(profile.place === "" ? [] : [profile.place]),
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
        {profile.about === "" ? null : <p dir="auto">{profile.about}</p>}
        {frame.viewer.id === profile.id ? (
          <p>
            <a href={paths.settings()}>{words.own}</a>
          </p>
        ) : null}
      </PageHead>
      {extra}
    </Layout>,
  );
};
