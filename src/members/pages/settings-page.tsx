import { dirOf, type Lang, LANGS } from "#kit";
import { paths } from "#paths";
import { Button, FormPost, type Frame, Head, Layout, Notice, PageHead, pageOf, RadioField, TextArea, TextField, Time } from "#ui";
import type { SettingsView } from "../queries.ts";
import { wordsOf } from "../words/index.ts";

/** Each language by its own name. */
const LANGUAGE_NAMES: Readonly<Record<Lang, string>> = { en: "English", fr: "Français", ar: "العربية" };

export type SettingsPage = {
  readonly view: SettingsView;
  readonly given: { readonly name: string; readonly place: string; readonly about: string };
  readonly errors: Partial<Record<"name" | "place" | "about", string>>;
  readonly isSaved: boolean;
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

/** What a member can change. */
export const settingsPage = (frame: Frame, { view, given, errors, isSaved }: SettingsPage): string => {
  const words = wordsOf(frame.lang).settings;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk"]} robots="noindex">
      <PageHead title={words.title}>
        <p>
          <a href={paths.profile(view.handle)}>{words.page}</a>
        </p>
      </PageHead>
      {isSaved ? (
        <Notice kind="done">
          <p>{words.saved}</p>
        </Notice>
      ) : null}
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
      <Reading frame={frame} />
      <section class="band" aria-labelledby="account">
        <Head id="account">{words.account}</Head>
        <p>{words.email(view.email)}</p>
        <p>{words.sessions(view.sessions.length)}</p>
        <ul class="list">
          {view.sessions.map((session) => (
            <li>
              <p>
                <bdi>{session.browser === "" ? words.someBrowser : session.browser}</bdi>
                {session.isThis ? ` (${words.thisBrowser})` : ""}
              </p>
              <p class="small">
                {words.lastUsed} <Time frame={frame} at={session.seenAt} />
              </p>
            </li>
          ))}
        </ul>
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
