import { formatInstant, formatNumber } from "#kit";
import { RULES } from "#conversation";
import { Portrait } from "#members";
import { paths } from "#paths";
import { Button, CheckField, FormPost, type Frame, Layout, Notice, pageOf, RadioField, SelectField, TextArea } from "#ui";
import { SANCTION_DAYS, SANCTIONS } from "../bind-member.ts";
import type { CaseView } from "../case-view.ts";
import { PROFILE_PARTS } from "../clear-parts.ts";
import { moderationTabs } from "../moderation-tabs.ts";
import { wordsOf } from "../words/index.ts";
import { AppealPart } from "./appeal-part.tsx";
import { CaseNotes } from "./case-notes.tsx";
import { SignalTable } from "./signal-table.tsx";

export type CasePage = {
  readonly view: CaseView;
  readonly given: { readonly rule: string; readonly reason: string };
  readonly error: string | null;
  readonly ruleNames: Readonly<Record<string, string>>;
};

type Props = { readonly frame: Frame; readonly page: CasePage };

const dateOf = (frame: Frame, at: string): string => formatInstant(frame.lang, frame.site.zone, at, "date");
const momentOf = (frame: Frame, at: string): string => formatInstant(frame.lang, frame.site.zone, at, "moment");

const Claim = ({ frame, page }: Props) => {
  const { case: words } = wordsOf(frame.lang);
  const { claim, id, isOpen } = page.view;
  if (!isOpen) return <p class="small">{words.closed}</p>;
  if (claim !== null && !claim.isMine) return <p class="small">{words.withOther(claim.name, momentOf(frame, claim.until))}</p>;
  return (
    <FormPost action={paths.moderationCase(id)} class="row">
      {claim === null ? null : <p class="small">{words.yoursUntil(momentOf(frame, claim.until))}</p>}
      <Button bare name="do" value={claim === null ? "claim" : "release"}>
        {claim === null ? words.claim : words.giveBack}
      </Button>
    </FormPost>
  );
};

/** What was said, with what it answers; folded until somebody wants to look. */
const Said = ({ frame, page }: Props) => {
  const { case: words, queue } = wordsOf(frame.lang);
  const { parent, comment, story, author } = page.view;
  return (
    <div class="stack">
      {parent === null ? null : (
        <p class="quote minor" dir="auto">
          <b>
            <bdi>{parent.name === "" ? words.formerMember : parent.name}</bdi>
          </b>{" "}
          {words.wrote} {parent.words}
        </p>
      )}
      <details class="veiled" open={page.view.reports.every(({ reason }) => reason !== "danger" && reason !== "hatred")}>
        <summary>{queue.look}</summary>
        {page.view.words === "" ? null : (
          <p class="quote" dir="auto">
            {page.view.words}
          </p>
        )}
        {page.view.portrait === null ? null : (
          <p>
            <Portrait person={{ name: page.view.author?.name ?? "", portrait: page.view.portrait }} size="large" alt={words.picture} />
          </p>
        )}
      </details>
      <p class="small">
        {author === null ? words.formerMember : words.record(dateOf(frame, author.joinedAt), author.published, author.takenOff)}{" "}
        {comment === null || story === null ? null : (
          <>
            {words.posted(momentOf(frame, comment.postedAt))}{" "}
            <a href={paths.thread({ storyId: story.shortId, id: comment.id })}>
              {story.headline === "" ? words.seeThread : story.headline}
            </a>
            .
          </>
        )}
      </p>
    </div>
  );
};

const Reports = ({ frame, page }: Props) => {
  const { case: words, report } = wordsOf(frame.lang);
  const { reports } = page.view;
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{words.reporters}</h2>
      <ul class="list">
        {reports.map((each) => (
          <li>
            <p>
              {report.reasons[each.reason as keyof typeof report.reasons]}
              {each.isLegal ? <b> ({words.legal})</b> : null}
            </p>
            {each.detail === "" ? null : (
              <p class="quote minor" dir="auto">
                {each.detail}
              </p>
            )}
            <p class="small">
              <bdi>{words.reporter(each.who ?? words.visitor, formatNumber(frame.lang, each.weight))}</bdi>, {momentOf(frame, each.at)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Earlier = ({ frame, page }: Props) => {
  const { case: words } = wordsOf(frame.lang);
  const { earlier, likenesses } = page.view;
  if (earlier.length + likenesses.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      {earlier.length === 0 ? null : (
        <>
          <h2 id="earlier">{words.earlier}</h2>
          <ul class="list">
            {earlier.map((each) => (
              <li class="small">
                <a href={paths.statement(each.id)}>{words.earlierLine(each.ledgerNo, each.rule)}</a>, {dateOf(frame, each.at)}
                {each.isStanding ? null : ` (${words.reversedMark})`}
              </li>
            ))}
          </ul>
        </>
      )}
      {likenesses.map((each) => (
        <p class="small">
          {words.evasion} <a href={paths.profile(each.handle)}>@{each.handle}</a>: {words.evasionWhy[each.why]}
        </p>
      ))}
    </section>
  );
};

const Decide = ({ frame, page }: Props) => {
  const { case: words } = wordsOf(frame.lang);
  const { view, given, error, ruleNames } = page;
  const isProfile = view.target.startsWith("member:");
  return (
    <FormPost class="stack box" action={paths.moderationCase(view.id)} label={words.decision} formError={error}>
      <SelectField
        name="rule"
        label={words.rule}
        value={given.rule}
        options={RULES.map((rule) => ({ value: rule, text: `${rule}. ${ruleNames[rule] ?? ""}` }))}
      />
      <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={4} maxlength={1000} value={given.reason} />
      {isProfile ? (
        <fieldset>
          <legend>{words.part}</legend>
          {PROFILE_PARTS.map((part) => (
            <CheckField name={part} label={words.parts[part]} />
          ))}
        </fieldset>
      ) : null}
      <p class="small">{words.ledgerNote}</p>
      <div class="row">
        <Button name="do" value="remove">
          {isProfile ? words.clear : words.remove}
        </Button>
        <Button name="do" value="keep">
          {view.isPublic ? words.keep : words.letOut}
        </Button>
        {view.reports.length === 0 ? null : (
          <Button bare name="do" value="ignore">
            {words.ignore}
          </Button>
        )}
      </div>
    </FormPost>
  );
};

const Bind = ({ frame, page }: Props) => {
  const { case: words } = wordsOf(frame.lang);
  const { view, ruleNames } = page;
  if (view.author === null) return null;
  return (
    <details class="more band">
      <summary>{words.bind}</summary>
      <FormPost class="stack box" action={paths.moderationCase(view.id)} label={words.bind}>
        <p class="small">{words.bindHow}</p>
        <RadioField
          name="kind"
          label={words.bindKind}
          required
          value="warn"
          options={SANCTIONS.map((value) => ({ value, text: words.bindKinds[value] }))}
        />
        <SelectField
          name="days"
          label={words.bindDays}
          value="7"
          options={SANCTION_DAYS.map((days) => ({ value: String(days), text: words.days(days) }))}
        />
        <SelectField
          name="scope"
          label={words.bindScope}
          value="site"
          options={(["site", ...(view.story === null ? [] : (["section", "story"] as const))] as const).map((value) => ({
            value,
            text: words.scopes[value],
          }))}
        />
        <SelectField
          name="rule"
          id="bind-rule"
          label={words.rule}
          options={RULES.map((rule) => ({ value: rule, text: `${rule}. ${ruleNames[rule] ?? ""}` }))}
        />
        <TextArea name="reason" id="bind-reason" label={words.reason} rows={3} maxlength={1000} />
        <Button name="do" value="bind">
          {words.bindButton}
        </Button>
      </FormPost>
    </details>
  );
};

/** One case, with all that bears on it, and what can be done. */
export const casePage = (frame: Frame, page: CasePage): string => {
  const { case: words } = wordsOf(frame.lang);
  const { view } = page;
  const [kind = ""] = view.target.split(":");
  const title =
    view.kind === "appeal" && view.statement !== null
      ? words.against(view.statement.decision.ledgerNo)
      : `${words.titles[view.kind]}: ${words.of[kind] ?? kind}`;
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={title}
      variant="desk"
      tabs={moderationTabs(frame, "queue")}
      styles={["desk"]}
      islands={["queue"]}
      robots="noindex"
    >
      <article class="case" aria-labelledby="case">
        <header>
          <h1 id="case">{title}</h1>
          <Claim frame={frame} page={page} />
        </header>
        <Said frame={frame} page={page} />
        <div class="cols two even">
          <SignalTable frame={frame} signals={view.signals} />
          <div class="stack">
            <Reports frame={frame} page={page} />
            <Earlier frame={frame} page={page} />
          </div>
        </div>
        {!view.isOpen ? (
          page.error === null ? null : (
            <Notice kind="error">
              <p>{page.error}</p>
            </Notice>
          )
        ) : view.statement === null ? (
          <Decide frame={frame} page={page} />
        ) : (
          <AppealPart frame={frame} view={view} given={page.given.reason} error={page.error} />
        )}
        {view.isOpen && view.kind !== "appeal" ? <Bind frame={frame} page={page} /> : null}
        <CaseNotes frame={frame} view={page.view} />
        <p>
          <a href={paths.moderation()}>{words.back}</a>
        </p>
      </article>
    </Layout>,
  );
};
