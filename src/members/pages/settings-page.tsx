import { dirOf, formatInstant, type Lang, LANGS } from "#kit";
import { paths } from "#paths";
import {
  Button,
  FileField,
  FormPost,
  type Frame,
  Head,
  Layout,
  Notice,
  PageHead,
  pageOf,
  RadioField,
  TextArea,
  TextField,
  Time,
} from "#ui";
import { PORTRAIT_BYTES_MOST } from "../draw-portrait.ts";
import type { SettingsView } from "../queries.ts";
import { wordsOf } from "../words/index.ts";
import { pageWordsOf } from "../words/page.ts";
import { standingWordsOf } from "../words/standing.ts";
import { keyWordsOf } from "../words/keys.ts";
import { Portrait } from "./portrait.tsx";

/** Each language by its own name. */
const LANGUAGE_NAMES: Readonly<Record<Lang, string>> = { en: "English", fr: "Français", ar: "العربية" };

export type SettingsPage = {
  readonly view: SettingsView;
  readonly given: { readonly name: string; readonly place: string; readonly about: string };
  readonly errors: Partial<Record<"name" | "place" | "about" | "picture", string>>;
  readonly isSaved: boolean;
  /** Whether members may sign in by accounts elsewhere. */
  readonly hasProviders: boolean;
  /** What staff are told about the desk: that it stays shut without a strong factor, or would elsewhere; null for others. */
  readonly desk: "required" | "announced" | null;
};

const Reading = ({ frame }: { readonly frame: Frame }) => {
  const words = wordsOf(frame.lang).settings;
  return (
    <section class="band" aria-labelledby="reading">
      <Head id="reading">{words.reading}</Head>
      <p>
        {words.lang}:{" "}
        {LANGS.map((lang, index) => (
          <>
            {index === 0 ? "" : ", "}
            <a
              href={paths.language(lang, paths.settings())}
              lang={lang}
              dir={dirOf(lang)}
              {...(lang === frame.lang ? { "aria-current": "true" as const } : {})}
            >
              {LANGUAGE_NAMES[lang]}
            </a>
          </>
        ))}
      </p>
      <FormPost class="box" action={paths.theme()} labelledby="reading">
        <input type="hidden" name="next" value={paths.settings()} />
        <RadioField
          name="theme"
          label={words.theme}
          value={frame.theme ?? "auto"}
          options={(["auto", "light", "dark"] as const).map((value) => ({ value, text: words.themes[value] }))}
        />
        <div class="row">
          <Button>{words.set}</Button>
        </div>
      </FormPost>
    </section>
  );
};

const Ways = ({ frame, view, hasProviders }: { readonly frame: Frame; readonly view: SettingsView; readonly hasProviders: boolean }) => {
  const words = wordsOf(frame.lang).security;
  const key = keyWordsOf(frame.lang);
  const [hasPassword, hasSecond] = [view.factors.passwordAt !== null, view.factors.secondAt !== null];
  const ways = [
    { text: wordsOf(frame.lang).settings.email(view.email), href: paths.settingsEmail(), link: words.emailTitle },
    {
      text: hasPassword ? words.passwordIs : words.passwordIsNot,
      href: paths.settingsPassword(),
      link: hasPassword ? words.passwordChange : words.passwordSet,
    },
    { text: key.count(view.factors.passkeys), href: paths.settingsPasskeys(), link: key.title },
    { text: hasSecond ? words.secondIs : words.secondIsNot, href: paths.settingsSecond(), link: words.secondTitle },
    ...(hasProviders ? [{ text: key.identitiesTitle, href: paths.settingsIdentities(), link: key.identitiesTitle }] : []),
  ];
  return (
    <section class="band" aria-labelledby="ways">
      <Head id="ways">{words.ways}</Head>
      <ul class="list">
        {ways.map(({ text, href, link }) => (
          <li>
            <p>
              <bdi>{text}</bdi>
            </p>
            <p>
              <a href={href}>{link}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Sessions = ({ frame, view }: { readonly frame: Frame; readonly view: SettingsView }) => {
  const words = wordsOf(frame.lang).settings;
  const nameOf = (browser: string): string => (browser === "" ? words.someBrowser : browser);
  return (
    <>
      <p>{words.sessions(view.sessions.length)}</p>
      <ul class="list">
        {view.sessions.map((session, no) => (
          <li>
            <p>
              <bdi>{nameOf(session.browser)}</bdi>
              {session.isThis ? ` (${words.thisBrowser})` : ""}
            </p>
            <p class="small">
              {words.lastUsed} <Time frame={frame} at={session.seenAt} />
            </p>
            {session.isThis ? null : (
              <FormPost
                class="row"
                action={paths.settingsSessions()}
                label={`${nameOf(session.browser)}, ${formatInstant(frame.lang, frame.site.zone, session.seenAt, "moment")}, ${no + 1}`}
              >
                <input type="hidden" name="session" value={session.id} />
                <Button bare>{wordsOf(frame.lang).security.end}</Button>
              </FormPost>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

const MEGABYTE = 1024 * 1024;

/** A form with a file: by script or without, it is the same form. */
const Picture = ({ frame, view, error }: { readonly frame: Frame; readonly view: SettingsView; readonly error: string | undefined }) => {
  const words = pageWordsOf(frame.lang).picture;
  const field = { name: "picture", label: words.label, hint: words.hint(PORTRAIT_BYTES_MOST / MEGABYTE), error };
  return (
    <section class="band" aria-labelledby="picture-of">
      <Head id="picture-of">{words.title}</Head>
      {view.portrait === null ? (
        <p>{words.none}</p>
      ) : (
        <FormPost class="row" action={paths.settingsPortrait()} label={words.drop}>
          <Portrait person={view} size="large" alt={words.of(view.name)} />
          <Button name="do" value="drop" bare>
            {words.drop}
          </Button>
        </FormPost>
      )}
      <FormPost class="box" action={paths.settingsPortrait()} labelledby="picture-of" files>
        <FileField {...field} accept="image/*" />
        <div class="row">
          <Button>{view.portrait === null ? words.send : words.another}</Button>
        </div>
      </FormPost>
    </section>
  );
};

/** What a member can change. */
export const settingsPage = (frame: Frame, { view, given, errors, isSaved, desk, hasProviders }: SettingsPage): string => {
  const words = wordsOf(frame.lang).settings;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk"]} robots="noindex">
      <PageHead title={words.title}>
        <p>
          <a href={paths.settingsPage()}>{words.page}</a>
        </p>
        <p>
          <a href={paths.introductions()}>{words.introductions}</a>
        </p>
        <p>
          <a href={paths.standing()}>{standingWordsOf(frame.lang).title}</a>
        </p>
      </PageHead>
      {isSaved ? (
        <Notice kind="done">
          <p>{words.saved}</p>
        </Notice>
      ) : null}
      {desk === null ? null : (
        <Notice kind={desk === "required" ? "error" : "past"}>
          <p>{desk === "required" ? wordsOf(frame.lang).security.deskRequired : wordsOf(frame.lang).security.deskAnnounced}</p>
        </Notice>
      )}
      <section class="band" aria-labelledby="shown">
        <Head id="shown">{words.shown}</Head>
        <FormPost class="box" action={paths.settings()} labelledby="shown">
          <TextField name="name" label={words.name} hint={words.nameHint} required value={given.name} error={errors.name} />
          <TextField name="place" label={words.place} hint={words.placeHint} value={given.place} error={errors.place} />
          <TextArea name="about" label={words.about} hint={words.aboutHint} value={given.about} error={errors.about} />
          <div class="row">
            <Button>{words.save}</Button>
          </div>
        </FormPost>
      </section>
      <Picture frame={frame} view={view} error={errors.picture} />
      <Reading frame={frame} />
      <Ways frame={frame} view={view} hasProviders={hasProviders} />
      <section class="band" aria-labelledby="account">
        <Head id="account">{words.account}</Head>
        <Sessions frame={frame} view={view} />
        <p>
          <a href={paths.settingsData()}>{wordsOf(frame.lang).leave.dataTitle}</a>
        </p>
        <FormPost class="row" action={paths.signOut()} labelledby="account">
          <Button>{words.signOut}</Button>
          <Button name="all" value="1" bare>
            {words.signOutAll}
          </Button>
        </FormPost>
      </section>
    </Layout>,
  );
};
