import { type Path, paths } from "#paths";
import { Band, Button, EmptyNote, FormPost, type Frame, Layout, LinkButton, Notice, PageHead, pageOf } from "#ui";
import type { Identity, Waiting } from "../identities.ts";
import type { Oidc } from "../oidc.ts";
import { wordsOf } from "../words/index.ts";
import { keyWordsOf } from "../words/keys.ts";

type Providers = Oidc["providers"];

/** The ways in by providers; nothing where none is set up. */
export const ProviderForms = (props: {
  readonly frame: Frame;
  readonly providers: Providers;
  readonly next: string;
  readonly draft: string;
}) =>
  props.providers.length === 0 ? null : (
    <div class="row">
      <span class="small">{keyWordsOf(props.frame.lang).or}</span>
      {props.providers.map(({ id, name }) => (
        <FormPost action={paths.signInProvider(id)} label={name}>
          <input type="hidden" name="next" value={props.next} />
          <input type="hidden" name="draft" value={props.draft} />
          <Button>
            <bdi>{keyWordsOf(props.frame.lang).with(name)}</bdi>
          </Button>
        </FormPost>
      ))}
    </div>
  );

/** Shown for a moment on the way to a provider; its link leads there where the browser does not go by itself. */
export const onwardPage = (frame: Frame, name: string, href: `https://${string}` | `http://${string}`): string =>
  pageOf(
    frame,
    <Layout frame={frame} title={keyWordsOf(frame.lang).with(name)} styles={["join"]} robots="noindex">
      <PageHead title={keyWordsOf(frame.lang).with(name)} />
      <p>
        <a href={href} rel="noreferrer">
          {new URL(href).host}
        </a>
      </p>
    </Layout>,
  );

/** After a provider's answer that led nowhere: nobody is connected with it yet (`stranger`), or it failed. */
export const returnPage = (
  frame: Frame,
  what: { readonly kind: "failed" | "closed" } | { readonly kind: "stranger"; readonly name: string; readonly draft: string },
): string => {
  const words = keyWordsOf(frame.lang);
  const connect = paths.settingsIdentities();
  const isStranger = what.kind === "stranger";
  const deck = isStranger
    ? words.strangerDeck(what.name)
    : what.kind === "closed"
      ? wordsOf(frame.lang).problems.closed
      : words.providerFailed;
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={isStranger ? words.strangerTitle : wordsOf(frame.lang).join.signInTitle}
      styles={["join"]}
      robots="noindex"
    >
      <PageHead title={isStranger ? words.strangerTitle : wordsOf(frame.lang).join.signInTitle} deck={deck} />
      <p class="row">
        {isStranger ? (
          <LinkButton href={paths.join({ next: connect, ...(what.draft === "" ? {} : { draft: what.draft }) })} add>
            {words.strangerJoin}
          </LinkButton>
        ) : null}
        <LinkButton href={paths.signIn(isStranger ? connect : undefined)}>
          {isStranger ? words.strangerIn : wordsOf(frame.lang).entry.again}
        </LinkButton>
      </p>
    </Layout>,
  );
};

export type IdentitiesPage = {
  readonly identities: readonly Identity[];
  readonly waiting: (Waiting & { readonly name: string }) | null;
  readonly providers: Providers;
  readonly error: string | null;
};

/** A member's accounts elsewhere. */
export const identitiesPage = (frame: Frame, { identities, waiting, providers, error }: IdentitiesPage): string => {
  const words = keyWordsOf(frame.lang);
  const here: Path = paths.settingsIdentities();
  return pageOf(
    frame,
    <Layout frame={frame} title={words.identitiesTitle} styles={["join", "talk"]} robots="noindex">
      <PageHead title={words.identitiesTitle} deck={words.identitiesDeck} />
      {error === null ? null : (
        <Notice kind="error">
          <p>{error}</p>
        </Notice>
      )}
      {waiting === null ? null : (
        <FormPost class="step now" action={here} labelledby="waits">
          <h2 id="waits">{words.waitsTitle}</h2>
          <p>
            <bdi>{words.waits(waiting.name, waiting.label)}</bdi>
          </p>
          <div class="row">
            <Button name="do" value="connect">
              {words.waitsConnect}
            </Button>
          </div>
        </FormPost>
      )}
      <Band id="connected" title={words.identitiesCount(identities.length)}>
        {identities.length === 0 ? <EmptyNote>{words.noneConnected}</EmptyNote> : null}
        <ul class="list">
          {identities.map((identity) => (
            <li>
              <p>
                <bdi>{new URL(identity.issuer).host}</bdi> <bdi class="small">{identity.label}</bdi>
              </p>
              <FormPost class="row" action={here} label={new URL(identity.issuer).host}>
                <input type="hidden" name="identity" value={identity.id} />
                <Button name="do" value="drop" bare>
                  {words.disconnect}
                </Button>
              </FormPost>
            </li>
          ))}
        </ul>
        {providers.map(({ id, name }) => (
          <FormPost class="row" action={paths.signInProvider(id)} label={name}>
            <input type="hidden" name="next" value={here} />
            <Button>{words.connect(name)}</Button>
          </FormPost>
        ))}
      </Band>
      <p>
        <a href={paths.settings()}>{wordsOf(frame.lang).security.back}</a>
      </p>
    </Layout>,
  );
};
