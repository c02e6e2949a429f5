import { paths } from "#paths";
import { AddButton, Fixed, type Frame, FormPost, isMember, Layout, LinkButton, Notice, PageHead, pageOf } from "#ui";
import { type Asked, CODE_MS, EMBED_TOKEN_MS } from "../hand-off.ts";
import { wordsOf } from "../words/index.ts";

export type HandOffPage = {
  /** Null where the address was not whole. */
  readonly asked: Asked | null;
  readonly headline: string;
  /** What the frame gets; null before the reader has said yes. */
  readonly code: string | null;
};

const MINUTE_MS = 60_000;

/** Where a reader lets a frame on another site reply for them: nothing happens before the button is pressed. */
export const handOffPage = (frame: Frame, { asked, headline, code }: HandOffPage): string => {
  const { handOff: words } = wordsOf(frame.lang).embed;
  const again = asked === null ? null : paths.handOff({ story: asked.storyId, site: asked.site, challenge: asked.challenge });
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["join"]} islands={["hand-off"]} robots="noindex">
      {asked === null || again === null ? (
        <>
          <PageHead title={words.title} />
          <Notice kind="error">
            <p>{words.odd}</p>
          </Notice>
        </>
      ) : (
        <>
          <PageHead title={words.title} deck={words.deck(new URL(asked.site).host)} />
          <p>
            <q dir="auto">{headline}</q>
          </p>
          {code !== null ? (
            <div data-hand-off={code}>
              <Notice kind="done">
                <p>{words.done}</p>
              </Notice>
              <p>{words.codeHow(CODE_MS / MINUTE_MS)}</p>
              <Fixed lead={words.code}>
                <code dir="ltr">{code}</code>
              </Fixed>
            </div>
          ) : isMember(frame) ? (
            <FormPost action={paths.handOff()} label={words.title}>
              <p>{words.what(EMBED_TOKEN_MS / MINUTE_MS)}</p>
              <input type="hidden" name="story" value={asked.storyId} />
              <input type="hidden" name="site" value={asked.site} />
              <input type="hidden" name="challenge" value={asked.challenge} />
              <div class="row" data-deliberate>
                <AddButton>{words.goOn(frame.viewer.name ?? "")}</AddButton>
              </div>
            </FormPost>
          ) : (
            <div data-sign-in>
              <p>{words.signInFirst}</p>
              <p class="row">
                <a class="button" href={paths.signIn(again)} target="_blank" rel="noopener">
                  {words.signIn}
                </a>
                <LinkButton href={again}>{words.again}</LinkButton>
              </p>
            </div>
          )}
        </>
      )}
    </Layout>,
  );
};
