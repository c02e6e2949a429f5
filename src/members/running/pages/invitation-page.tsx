import { formatInstant } from "#kit";
import { paths } from "#paths";
import {
  AddButton,
  Band,
  Button,
  EmailField,
  EmptyNote,
  FormPost,
  type Frame,
  isMember,
  Layout,
  LinkButton,
  Notice,
  PageHead,
  pageOf,
  SelectField,
  type Tab,
} from "#ui";
import { MEMBER_ROLES, type MemberRole } from "../../member.ts";
import type { AcceptProblem, Invitation, InviteProblem } from "../invitations.ts";
import { invitationWordsOf } from "../words/invitation.ts";
import { wordsOf } from "../words/index.ts";

export type InvitationsPage = {
  readonly invitations: readonly Invitation[];
  readonly given: { readonly email: string; readonly role: string };
  readonly problem: InviteProblem | null;
  readonly isDone: boolean;
  readonly tabs: readonly Tab[];
};

const Row = ({ frame, one }: { readonly frame: Frame; readonly one: Invitation }) => {
  const words = invitationWordsOf(frame.lang);
  const until = formatInstant(frame.lang, frame.site.zone, one.endsAt, "exact");
  return (
    <li>
      <h3>
        <bdi>{one.email}</bdi>
      </h3>
      <p class="small">{words.waits(wordsOf(frame.lang).roles[one.role].name, one.by, until)}</p>
      <FormPost action={paths.deskInvitations()} class="row" label={`${words.revoke}: ${one.email}`}>
        <input type="hidden" name="revoke" value={one.id} />
        <Button>{words.revoke}</Button>
      </FormPost>
    </li>
  );
};

/** Where an admin invites somebody to work here, and takes invitations back. */
export const invitationsPage = (frame: Frame, page: InvitationsPage): string => {
  const words = invitationWordsOf(frame.lang);
  const { roles } = wordsOf(frame.lang);
  const offered = MEMBER_ROLES.filter((role) => role !== "member");
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck}>
        <p class="small">
          <a href={paths.deskPeople()}>{wordsOf(frame.lang).people.title}</a>
        </p>
      </PageHead>
      {page.isDone ? (
        <Notice kind="done">
          <p>{words.sent}</p>
        </Notice>
      ) : null}
      <Band id="invite" title={words.link}>
        <FormPost
          action={paths.deskInvitations()}
          class="stack"
          labelledby="invite"
          formError={page.problem === null ? null : words.problems[page.problem]}
        >
          <EmailField name="email" label={words.email} required value={page.given.email} />
          <SelectField
            name="role"
            label={words.role}
            value={page.given.role}
            options={offered.map((role) => ({ value: role, text: roles[role].name }))}
          />
          <div class="row">
            <AddButton>{words.send}</AddButton>
          </div>
        </FormPost>
      </Band>
      <Band id="waiting" title={words.openTitle}>
        {page.invitations.length === 0 ? (
          <EmptyNote>{words.none}</EmptyNote>
        ) : (
          <ul class="list big">
            {page.invitations.map((one) => (
              <Row frame={frame} one={one} />
            ))}
          </ul>
        )}
      </Band>
    </Layout>,
  );
};

export type OfferPage =
  | { readonly kind: "offer"; readonly role: MemberRole; readonly email: string }
  | { readonly kind: "accepted" }
  | { readonly kind: "problem"; readonly problem: AcceptProblem };

/** Where the link in the mail leads: what is offered, and one press to take it. */
export const offerPage = (frame: Frame, page: OfferPage): string => {
  const words = invitationWordsOf(frame.lang);
  const title = { offer: words.offerTitle, accepted: words.accepted, problem: words.overTitle }[page.kind];
  const deck =
    page.kind === "offer"
      ? words.offer(wordsOf(frame.lang).roles[page.role].name, page.email)
      : page.kind === "accepted"
        ? words.signInAgain
        : words.acceptProblems[page.problem];
  const here = paths.invitation();
  return pageOf(
    frame,
    <Layout frame={frame} title={title} styles={["join"]} robots="noindex">
      <PageHead title={title} deck={deck} />
      {page.kind === "offer" && isMember(frame) ? (
        <FormPost class="step now" action={here} label={title}>
          <div class="row">
            <AddButton>{words.accept}</AddButton>
          </div>
        </FormPost>
      ) : null}
      {page.kind === "offer" && !isMember(frame) ? (
        <div class="step now">
          <p>{words.signInFirst}</p>
          <p class="row">
            <LinkButton href={paths.join({ next: here })} add>
              {words.join}
            </LinkButton>
            <a href={paths.signIn(here)}>{words.signIn}</a>
          </p>
        </div>
      ) : null}
      {page.kind === "accepted" || (page.kind === "problem" && page.problem === "other-address") ? (
        <p class="row">
          <LinkButton href={paths.signIn(page.kind === "accepted" ? paths.desk() : here)}>{words.signIn}</LinkButton>
        </p>
      ) : null}
    </Layout>,
  );
};
