import { LANGS } from "#kit";
import { paths } from "#paths";
import { Button, CheckField, FormPost, type Frame, INKS, Notice, RadioField, SelectField, type Tab, TextArea, TextField } from "#ui";
import { NAME_LETTERS, PLATE_LETTERS, type SiteErrors, type SiteFields, TAGLINE_LETTERS } from "../save-site.ts";
import { wordsOf } from "../words/index.ts";
import { settingsPage } from "./settings-layout.tsx";

const NAMES = { en: "English", fr: "Français", ar: "العربية" } as const;
const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

export type SitePage = {
  readonly fields: SiteFields;
  readonly errors: SiteErrors;
  readonly isDone: boolean;
  readonly tabs: readonly Tab[];
};

const SiteForm = ({ frame, fields, errors }: { readonly frame: Frame } & Pick<SitePage, "fields" | "errors">) => {
  const { site: words, save } = wordsOf(frame.lang);
  const told = (name: keyof SiteErrors) => {
    const problem = errors[name];
    return {
      label: words.fields[name].name,
      hint: words.fields[name].says,
      error: problem === undefined ? null : words.problems[problem],
    };
  };
  return (
    <FormPost action={paths.deskSite()} label={words.title}>
      <div class="fields">
        <TextField name="name" {...told("name")} required maxlength={NAME_LETTERS} value={fields.name} />
        <TextField name="nameplate" {...told("nameplate")} maxlength={PLATE_LETTERS} value={fields.nameplate} />
        <TextField name="tagline" {...told("tagline")} maxlength={TAGLINE_LETTERS} value={fields.tagline} />
        <TextArea name="ear" {...told("ear")} rows={4} value={fields.ear} />
        <SelectField name="lang" {...told("lang")} value={fields.lang} options={LANGS.map((value) => ({ value, text: NAMES[value] }))} />
        <fieldset class="field" aria-describedby="langs-says">
          <legend class="label">{words.fields.langs.name}</legend>
          <div class="kinds">
            {LANGS.map((lang) => (
              <CheckField name={`speaks-${lang}`} label={NAMES[lang]} checked={fields.langs.includes(lang)} />
            ))}
          </div>
          {errors.langs === undefined ? null : <p class="bad">{words.problems[errors.langs]}</p>}
          <p class="small" id="langs-says">
            {words.fields.langs.says}
          </p>
        </fieldset>
        <SelectField
          name="zone"
          {...told("zone")}
          value={fields.zone}
          options={ZONES.map((zone) => ({ value: zone, text: zone.replaceAll("_", " ") }))}
        />
        <RadioField name="ink" {...told("ink")} value={fields.ink} options={INKS.map((value) => ({ value, text: words.inks[value] }))} />
      </div>
      <div class="row gap">
        <Button>{save}</Button>
      </div>
    </FormPost>
  );
};

/** What the site is called, in which languages it speaks, and its second ink. */
export const sitePage = (frame: Frame, { fields, errors, isDone, tabs }: SitePage): string => {
  const words = wordsOf(frame.lang);
  return settingsPage(
    frame,
    { title: words.site.title, deck: words.site.deck, tabs },
    <>
      {isDone ? (
        <Notice kind="done">
          <p>{words.saved}</p>
        </Notice>
      ) : null}
      {frame.viewer.role === "admin" ? (
        <SiteForm frame={frame} fields={fields} errors={errors} />
      ) : (
        <>
          <p>{words.adminsOnly}</p>
          <dl class="facts">
            {(["name", "nameplate", "tagline", "zone"] as const).map((name) => (
              <>
                <dt>{words.site.fields[name].name}</dt>
                <dd>
                  <bdi>{fields[name]}</bdi>
                </dd>
              </>
            ))}
          </dl>
        </>
      )}
    </>,
  );
};
