import { DAY, formatNumber, SECOND } from "#kit";
import { paths } from "#paths";
import { Band, Facts, type Frame, Layout, PageHead, pageOf } from "#ui";
import type { Standing } from "../reckon-standing.ts";
import {
  AGAINST_MS,
  type Badge,
  BADGES,
  badgesFor,
  CONTRIBUTION_KINDS,
  contributionsIn,
  DAYS_OF,
  LEVELS,
  LIMITS,
  type StandingLevel,
  STEPS,
} from "../standing.ts";
import { standingWordsOf } from "../words/standing.ts";

const AGAINST_DAYS = Math.round(AGAINST_MS / DAY);

const Level = ({ frame, level }: { readonly frame: Frame; readonly level: StandingLevel }) => {
  const words = standingWordsOf(frame.lang);
  const step = STEPS.find((each) => each.level === level);
  const { reply, linkTimes, ratingsADay, introductionsAWeek } = LIMITS[level];
  const takes =
    step === undefined
      ? [words.noStep]
      : [
          words.old(step.old),
          words.days(step.days, DAYS_OF),
          words.contributions(step.contributions),
          ...(step.helped === 0 ? [] : [words.helped(step.helped)]),
          words.takenOff(step.takenOff, AGAINST_DAYS),
        ];
  const lets = [
    words.reply(reply.burst, reply.everyMs / SECOND),
    words.links(linkTimes),
    words.ratings(ratingsADay),
    words.introductions(introductionsAWeek),
  ];
  return (
    <Band id={`level-${level}`} title={words.levels[level]}>
      <div class="cols two gap">
        <ul class="list">
          {takes.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <ul class="list">
          {lets.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </div>
    </Band>
  );
};

const Yours = ({ frame, own }: { readonly frame: Frame; readonly own: Standing }) => {
  const words = standingWordsOf(frame.lang);
  return (
    <Band id="yours" title={words.yours}>
      <p>{words.yoursAre(words.levels[own.level])}</p>
      <ul class="list">
        {[words.days(own.days, DAYS_OF), words.contributions(contributionsIn(own)), words.helped(own.helped + own.notesHelped)].map(
          (line) => (
            <li>{line}</li>
          ),
        )}
      </ul>
    </Band>
  );
};

/** How far members are trusted, by what, and what it lets them do: printed from the numbers that are reckoned with. */
export const standingPage = (frame: Frame, own: Standing | null): string => {
  const words = standingWordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk"]}>
      <PageHead title={words.title} deck={words.deck} />
      {own === null ? null : <Yours frame={frame} own={own} />}
      {LEVELS.map((level) => (
        <Level frame={frame} level={level} />
      ))}
      <section class="band">
        <p>{words.lost}</p>
        <p>{words.reports}</p>
      </section>
      <Band id="badges" title={words.badges}>
        <p>{words.badgesDeck}</p>
        <ul class="list">
          {BADGES.map((badge) => (
            <li>{words.badge(badge)}</li>
          ))}
        </ul>
      </Band>
    </Layout>,
  );
};

const Badges = ({ frame, badges }: { readonly frame: Frame; readonly badges: readonly Badge[] }) => {
  const words = standingWordsOf(frame.lang);
  return badges.length === 0 ? null : (
    <ul class="list">
      {badges.map((badge) => (
        <li>
          <b>{words.badge(badge)}</b>
        </li>
      ))}
    </ul>
  );
};

/** What a profile says of somebody's standing: contributions by kind, and badges. */
export const Deeds = (props: {
  readonly frame: Frame;
  readonly standing: Standing;
  readonly showsContributions: boolean;
  readonly showsBadges: boolean;
}) => {
  const { frame, standing } = props;
  const words = standingWordsOf(frame.lang);
  const kinds = props.showsContributions ? CONTRIBUTION_KINDS.filter((kind) => (standing.kinds[kind] ?? 0) > 0) : [];
  const badges = props.showsBadges ? badgesFor(standing) : [];
  if (kinds.length + badges.length === 0) return null;
  return (
    <Band id="deeds" title={words.contributionsTitle} more={{ href: paths.standing(), text: words.how }}>
      <Facts facts={kinds.map((kind) => ({ term: words.kinds[kind], detail: formatNumber(frame.lang, standing.kinds[kind] ?? 0) }))} />
      <Badges frame={frame} badges={badges} />
    </Band>
  );
};
