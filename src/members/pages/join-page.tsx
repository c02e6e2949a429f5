import type { Child } from "hono/jsx";
import { formatInstant, type Instant } from "#kit";
import { type Path, paths } from "#paths";
import { AddButton, CodeField, EmailField, FormPost, type Frame, Head, Layout, PageHead, pageOf, Steps, TextField } from "#ui";
import { CODE_DIGITS } from "../member.ts";
import type { Oidc } from "../oidc.ts";
import type { Written } from "../onward.ts";
import { grouped } from "../code-mail.ts";
import { wordsOf } from "../words/index.ts";
import { keyWordsOf } from "../words/keys.ts";
import { ProviderForms } from "./provider-pages.tsx";

export type JoinKind = "join" | "sign-in";

const formPath = (kind: JoinKind): Path => (kind === "join" ? paths.join() : paths.signIn());
const codePath = (kind: JoinKind): Path => (kind === "join" ? paths.joinCode() : paths.signInCode());

const Aside = ({ frame, written }: { readonly frame: Frame; readonly written: Written | null }) => {
  const words = wordsOf(frame.lang).join;
  return (
    <aside class="stack" aria-label={written === null ? words.yours : words.wrote}>
      {written === null ? null : (
        <>
          <Head>{words.wrote}</Head>
          {written.about === "" ? null : (
            <p class="small">
              {words.wroteUnder} <a href={written.back}>{written.about}</a>
            </p>
          )}
          <p class="quote" dir="auto">
            {written.text}
          </p>
          <p>
            <a href={written.change}>{words.change}</a>
          </p>
        </>
      )}
      <Head>{words.yours}</Head>
      <ul class="list">
        {words.promises.map((promise) => (
          <li>
            <p class="small">{promise}</p>
          </li>
        ))}
      </ul>
    </aside>
  );
};

const JoinLayout = (props: {
  readonly frame: Frame;
  readonly title: string;
  readonly deck: string;
  readonly step: number;
  readonly written: Written | null;
  readonly children?: Child;
}) => {
  const { frame, title, deck, step, written } = props;
  return (
    <Layout frame={frame} title={title} styles={["join"]} robots="noindex">
      <PageHead title={title} deck={deck} />
      {written === null ? null : <Steps steps={wordsOf(frame.lang).join.steps} now={step} />}
      <div class="cols side near gap">
        <div>{props.children}</div>
        <Aside frame={frame} written={written} />
      </div>
    </Layout>
  );
};

export type JoinPage = {
  readonly kind: JoinKind;
  readonly written: Written | null;
  readonly draft: string;
  readonly next: string;
  readonly providers: Oidc["providers"];
  readonly given: { readonly name: string; readonly email: string };
  readonly errors: { readonly name?: string | null; readonly email?: string | null; readonly form?: string | null };
};

/** Where an account is opened, or entered: a name and an address, or the address alone. */
export const joinPage = (frame: Frame, page: JoinPage): string => {
  const words = wordsOf(frame.lang).join;
  const isJoin = page.kind === "join";
  const title = isJoin ? (page.written === null ? words.title : words.titleWritten) : words.signInTitle;
  const draft = page.draft === "" ? undefined : page.draft;
  const then = page.written?.change ?? page.next; // by these ways what was written comes back into its box
  const other = isJoin ? paths.signIn(page.next, draft) : paths.join({ draft, next: page.next });
  return pageOf(
    frame,
    <JoinLayout frame={frame} title={title} deck={isJoin ? words.deck : words.signInDeck} step={1} written={page.written}>
      <FormPost class="step now" action={formPath(page.kind)} labelledby="s2" formError={page.errors.form}>
        <h2 id="s2">{isJoin ? words.who : words.email}</h2>
        <input type="hidden" name="draft" value={page.draft} />
        <input type="hidden" name="next" value={page.next} />
        {isJoin ? (
          <TextField
            name="name"
            label={words.name}
            hint={words.nameHint}
            autocomplete="nickname"
            required
            value={page.given.name}
            error={page.errors.name}
          />
        ) : null}
        <EmailField name="email" label={words.email} hint={words.emailHint} required value={page.given.email} error={page.errors.email} />
        <div class="row">
          <AddButton>{words.send}</AddButton>
          <a href={other}>{isJoin ? words.haveOne : words.haveNone}</a>
          {isJoin ? null : <a href={paths.signInPassword(then)}>{wordsOf(frame.lang).entry.byPassword}</a>}
          {isJoin ? null : <a href={paths.signInPasskey(then)}>{keyWordsOf(frame.lang).byKey}</a>}
        </div>
      </FormPost>
      <ProviderForms frame={frame} providers={page.providers} next={page.next} draft={page.draft} />
    </JoinLayout>,
  );
};

export type CodePage = {
  readonly kind: JoinKind;
  readonly written: Written | null;
  readonly login: {
    readonly email: string;
    readonly madeAt: Instant;
    readonly endsAt: Instant;
    readonly draft: string;
    readonly next: string;
  };
  readonly given: { readonly code: string; readonly name: string; readonly link: string };
  readonly errors: { readonly code?: string | null; readonly name?: string | null; readonly form?: string | null };
  /** The address has no account and the name is still to be given. */
  readonly asksName: boolean;
  /** Shown while mails are written to a folder. */
  readonly mailsAt: Path | null;
};

const againPath = (page: CodePage): Path =>
  page.kind === "join"
    ? paths.join({ draft: page.login.draft, next: page.login.next })
    : paths.signIn(page.login.next, page.login.draft === "" ? undefined : page.login.draft);

/** Where the code is typed, or the link of the mail is confirmed. */
export const codePage = (frame: Frame, page: CodePage): string => {
  const words = wordsOf(frame.lang);
  const { login } = page;
  const time = (at: Instant): string => formatInstant(frame.lang, frame.site.zone, at, "time");
  const isLink = page.given.link !== "";
  const title = isLink ? words.code.linkTitle : words.code.title;
  const deck = isLink ? words.code.linkDeck : words.code.sent(login.email, time(login.madeAt), time(login.endsAt));
  return pageOf(
    frame,
    <JoinLayout frame={frame} title={title} deck={deck} step={2} written={page.written}>
      <FormPost class="step now" action={codePath(page.kind)} labelledby="s3" formError={page.errors.form}>
        <h2 id="s3">{isLink ? words.code.linkTitle : words.code.heading}</h2>
        {isLink ? (
          <input type="hidden" name="t" value={page.given.link} />
        ) : (
          <CodeField name="code" label={words.code.digits} digits={CODE_DIGITS} required value={page.given.code} error={page.errors.code} />
        )}
        {page.asksName ? (
          <>
            <p>{words.code.chooseName}</p>
            <TextField
              name="name"
              label={words.join.name}
              hint={words.join.nameHint}
              autocomplete="nickname"
              required
              value={page.given.name}
              error={page.errors.name}
            />
          </>
        ) : null}
        <div class="row">
          <AddButton>{page.written === null ? (isLink ? words.code.linkButton : words.code.enter) : words.code.post}</AddButton>
          <a href={againPath(page)}>{words.code.another}</a>
        </div>
        {page.mailsAt === null ? null : (
          <p class="small">
            <a href={page.mailsAt}>{words.code.look}</a>
          </p>
        )}
      </FormPost>
    </JoinLayout>,
  );
};

/** For a code that can no longer be used, with the way to a new one. */
export const overPage = (frame: Frame, again: Path, written: Written | null): string => {
  const words = wordsOf(frame.lang).code;
  return pageOf(
    frame,
    <JoinLayout frame={frame} title={words.over} deck={words.overDeck} step={1} written={written}>
      <p class="row">
        <a class="button" href={again}>
          {words.again}
        </a>
      </p>
    </JoinLayout>,
  );
};

/** For a link opened in another browser than the one that asked for it: its code, to be typed there. */
export const elsewherePage = (frame: Frame, code: string): string => {
  const words = wordsOf(frame.lang).code;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.elsewhereTitle} styles={["join"]} robots="noindex">
      <PageHead title={words.elsewhereTitle} deck={words.elsewhereDeck} />
      <p class="plate">
        <bdi>{grouped(code)}</bdi>
      </p>
    </Layout>,
  );
};
