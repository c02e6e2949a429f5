import { type Lang, LANGS } from "#kit";
import { type Path, paths } from "#paths";
import { type Frame, isMember } from "./frame.ts";
import { FormPost } from "./parts/form-post.tsx";
import { tongue } from "./typography.ts";
import { type Words, wordsOf } from "./words/index.ts";

/** Each language by its own name, for those who read it. */
const ENDONYMS: Readonly<Record<Lang, string>> = { en: "English", fr: "Français", ar: "العربية" };

const Ways = ({ label, ways }: { readonly label: string; readonly ways: readonly (readonly [Path, string])[] }) => (
  <nav aria-label={label}>
    <h3>{label}</h3>
    <ul>
      {ways.map(([href, text]) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  </nav>
);

/** The saved choice of light: without script, a form of three buttons. */
const ThemeForm = ({ frame, words }: { readonly frame: Frame; readonly words: Words }) => {
  const choices = [
    ["light", words.light],
    ["dark", words.dark],
    ["auto", words.asDevice],
  ] as const;
  return (
    <FormPost action={paths.theme()} label={words.appearance}>
      <input type="hidden" name="next" value={frame.path} />
      {choices.map(([value, text]) => (
        <button class="bare" name="theme" value={value} aria-pressed={value === (frame.theme ?? "auto") ? "true" : "false"}>
          {text}
        </button>
      ))}
    </FormPost>
  );
};

const OtherWays = ({ frame, words }: { readonly frame: Frame; readonly words: Words }) => (
  <div>
    <nav aria-label={words.otherWays}>
      <h3>{words.otherWays}</h3>
      <ul>
        <li>
          <a href={paths.feed({ kind: "rss" })}>RSS</a>, <a href={paths.feed({ kind: "atom" })}>Atom</a>,{" "}
          <a href={paths.feed({ kind: "json" })}>JSON</a>
        </li>
        {(frame.site.langs ?? LANGS)
          .filter((lang) => lang !== frame.lang)
          .map((lang) => (
            <li>
              <a href={paths.language(lang, frame.path)} hreflang={lang} rel="nofollow" {...tongue(lang, frame.lang)}>
                {ENDONYMS[lang]}
              </a>
            </li>
          ))}
      </ul>
    </nav>
    <ThemeForm frame={frame} words={words} />
  </div>
);

/** The foot of every page: who we are, how we work, how to take part, in which language and light. */
export const Footer = ({ frame }: { readonly frame: Frame }) => {
  const words = wordsOf(frame.lang);
  const communities = [paths.communities(), words.communities] as const;
  const newsletters = [paths.newsletters(), words.newsletters] as const;
  const part: readonly (readonly [Path, string])[] = isMember(frame)
    ? [
        communities,
        newsletters,
        ...(frame.unread === undefined ? [] : [[paths.inbox(), words.inbox(frame.unread)] as const]),
        [paths.settings(), words.settings],
      ]
    : [communities, newsletters, [paths.join(), words.openAccount], [paths.signIn(), words.signIn]];
  return (
    <footer class="wide">
      <div class="foot">
        <div>
          <h2>
            <bdi {...tongue(frame.site.lang ?? "en", frame.lang)}>{frame.site.name}</bdi>
          </h2>
          <p>{words.about}</p>
        </div>
        <Ways
          label={words.howWeWork}
          ways={[
            [paths.ledger(), words.ledger],
            [paths.corrections(), words.corrections],
            [paths.rules(), words.rules],
            [paths.questions(), words.questions],
            [paths.ourSources(), words.ourSources],
          ]}
        />
        <Ways label={words.takePart} ways={part} />
        <OtherWays frame={frame} words={words} />
      </div>
    </footer>
  );
};
