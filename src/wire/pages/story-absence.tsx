import { absolute, paths } from "#paths";
import type { DeskLife } from "#stories";
import { Button, FormPost, type Frame, Head, RadioField, TextField } from "#ui";
import { lifeWordsOf } from "../words/life/index.ts";

/** What an editor chose and was refused, and why. */
export type AbsenceTyped = { readonly manner: "notice" | "vanish"; readonly instead: string; readonly error: string };

type Props = { readonly frame: Frame; readonly life: DeskLife; readonly typed: AbsenceTyped | undefined };

/** Where an editor says what stands where a withdrawn story was. */
export const StoryAbsence = ({ frame, life, typed }: Props) => {
  const { absence: words } = lifeWordsOf(frame.lang);
  const { absence } = life;
  const named = absence.manner === "notice" ? absence.instead : null;
  const instead = named === null ? "" : absolute(frame.origin, paths.story({ id: named.shortId, slug: named.slug }));
  return (
    <section aria-labelledby="absence">
      <Head id="absence">{words.title}</Head>
      <FormPost action={paths.deskStory(life.shortId)} class="stack" label={words.title}>
        <RadioField
          id="manner"
          name="manner"
          label={words.title}
          quiet
          options={[
            { value: "notice", text: words.notice },
            { value: "vanish", text: words.vanish },
          ]}
          value={typed?.manner ?? absence.manner}
        />
        <p class="small">
          {words.noticeHelp} {words.vanishHelp}
        </p>
        <TextField
          id="instead"
          name="instead"
          label={words.instead}
          hint={words.insteadHelp}
          value={typed?.instead ?? instead}
          {...(typed === undefined ? {} : { error: typed.error })}
        />
        <p>
          <Button name="do" value="absence">
            {words.save}
          </Button>
        </p>
      </FormPost>
    </section>
  );
};
