import { paths } from "#paths";
import { Button, FormPost, type Frame, Notice, type Tab, TextField } from "#ui";
import { type Keep, KEEP_NAMES, KEEP_SETTINGS, KEEPS } from "../keeps.ts";
import { wordsOf } from "../words/index.ts";
import { settingsPage } from "./settings-layout.tsx";

export type KeptPage = {
  readonly fields: Readonly<Record<Keep, string>>;
  readonly wrong: readonly Keep[];
  readonly isDone: boolean;
  readonly tabs: readonly Tab[];
};

/** How long things are kept here: shorter than the house does, where an admin says so. */
export const keptPage = (frame: Frame, { fields, wrong, isDone, tabs }: KeptPage): string => {
  const { kept: words, saved, save } = wordsOf(frame.lang);
  return settingsPage(
    frame,
    { title: words.title, deck: words.deck, tabs },
    <>
      {isDone ? (
        <Notice kind="done">
          <p>{saved}</p>
        </Notice>
      ) : null}
      <FormPost action={paths.deskKept()} label={words.title}>
        <div class="fields">
          {KEEP_NAMES.map((keep) => {
            const { name, says } = words.fields[KEEP_SETTINGS[keep]];
            const { least, most } = KEEPS[keep];
            return (
              <TextField
                name={keep}
                label={name}
                hint={`${says} ${words.between(least, most)}`}
                value={fields[keep]}
                size={6}
                maxlength={6}
                error={wrong.includes(keep) ? words.wrong(least, most) : null}
              />
            );
          })}
        </div>
        <div class="row gap">
          <Button>{save}</Button>
        </div>
      </FormPost>
      <p class="gap">
        <a href={paths.kept()}>{words.told}</a>
      </p>
    </>,
  );
};
