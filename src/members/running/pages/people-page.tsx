import { formatInstant } from "#kit";
import { paths } from "#paths";
import {
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
  TextField,
} from "#ui";
import { MEMBER_ROLES, type Person } from "../../member.ts";
import type { RoleChange, RoleProblem, StaffPerson } from "../people.ts";
import { invitationWordsOf } from "../words/invitation.ts";
import { recoveryWordsOf } from "../words/recovery.ts";
import { wordsOf } from "../words/index.ts";

export type PeoplePage = {
  readonly staff: readonly StaffPerson[];
  readonly q: string;
  readonly found: readonly Person[];
  readonly changes: readonly RoleChange[];
  readonly problem: RoleProblem | null;
  readonly isDone: boolean;
  readonly tabs: readonly Tab[];
};

const RoleForm = ({ frame, person }: { readonly frame: Frame; readonly person: Person }) => {
  const words = wordsOf(frame.lang);
  return (
    <FormPost action={paths.deskPeople()} class="row" label={words.people.roleOf(person.name)}>
      <input type="hidden" name="member" value={person.id} />
      <SelectField
        name="role"
        id={`role-${person.id}`}
        label={words.people.roleOf(person.name)}
        quiet
        value={person.role}
        options={MEMBER_ROLES.map((role) => ({ value: role, text: words.roles[role].name }))}
      />
      <Button>{words.people.change}</Button>
    </FormPost>
  );
};

const PersonRow = ({ frame, person, since }: { readonly frame: Frame; readonly person: Person; readonly since: string | null }) => {
  const words = wordsOf(frame.lang);
  return (
    <li>
      <h3>
        <a href={paths.profile(person.handle)}>
          <bdi>{person.name}</bdi>
        </a>
      </h3>
      <p class="small">
        <bdi>@{person.handle}</bdi>, {words.roles[person.role].name}
        {since === null ? "" : `, ${words.people.since(formatInstant(frame.lang, frame.site.zone, since, "date"))}`}
      </p>
      {frame.viewer.role === "admin" ? <RoleForm frame={frame} person={person} /> : null}
    </li>
  );
};

/** Who may do what here, and who said so. */
export const peoplePage = (frame: Frame, page: PeoplePage): string => {
  const words = wordsOf(frame.lang);
  const { people } = words;
  return pageOf(
    frame,
    <Layout frame={frame} title={people.title} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={people.title} deck={frame.viewer.role === "admin" ? people.deck : people.adminsOnly}>
        <p class="small">
          <a href={paths.deskSettings()}>{people.back}</a>
        </p>
        {frame.viewer.role === "admin" ? (
          <p class="small">
            <a href={paths.deskInvitations()}>{invitationWordsOf(frame.lang).link}</a>
          </p>
        ) : null}
        {frame.viewer.role === "admin" ? (
          <p class="small">
            <a href={paths.deskRecovery()}>{recoveryWordsOf(frame.lang).link}</a>
          </p>
        ) : null}
      </PageHead>
      {page.problem === null ? null : (
        <Notice kind="error">
          <p>{people.problems[page.problem]}</p>
        </Notice>
      )}
      {page.isDone ? (
        <Notice kind="done">
          <p>{people.done}</p>
        </Notice>
      ) : null}
      <Band id="roles" title={people.rolesTitle}>
        <dl class="facts">
          {MEMBER_ROLES.map((role) => (
            <>
              <dt>{words.roles[role].name}</dt>
              <dd>{words.roles[role].may}</dd>
            </>
          ))}
        </dl>
      </Band>
      <Band id="staff" title={people.staffTitle}>
        <ul class="list big">
          {page.staff.map((person) => (
            <PersonRow frame={frame} person={person} since={person.since} />
          ))}
        </ul>
      </Band>
      {frame.viewer.role === "admin" ? (
        <Band id="find" title={people.findTitle}>
          <p class="small">{people.findDeck}</p>
          <Filters action={paths.deskPeople()} submit={people.find} label={people.findTitle}>
            <TextField name="q" label={people.findField} value={page.q} />
          </Filters>
          {page.q === "" ? null : page.found.length === 0 ? (
            <EmptyNote>{people.nobody}</EmptyNote>
          ) : (
            <ul class="list big">
              {page.found.map((person) => (
                <PersonRow frame={frame} person={person} since={null} />
              ))}
            </ul>
          )}
        </Band>
      ) : null}
      <Band id="history" title={people.historyTitle}>
        {page.changes.length === 0 ? (
          <EmptyNote>{people.noHistory}</EmptyNote>
        ) : (
          <ul class="list">
            {page.changes.map((change) => (
              <li>
                <p>
                  {people.changed(
                    formatInstant(frame.lang, frame.site.zone, change.at, "exact"),
                    change.byName,
                    change.who,
                    words.roles[change.from].name,
                    words.roles[change.to].name,
                  )}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Band>
    </Layout>,
  );
};
