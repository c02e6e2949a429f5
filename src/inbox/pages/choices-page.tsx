import type { Child } from "hono/jsx";
import { formatInstant, HOUR, instantOf, type Lang } from "#kit";
import { paths } from "#paths";
import { Button, FormPost, type Frame, Head, Layout, Notice, PageHead, pageOf, RadioField, SelectField } from "#ui";
import type { Choices } from "../choices.ts";
import { DevicesBand, type DevicesBandProps } from "./devices-band.tsx";
import { DIGESTS, NOTICE_KINDS, WAYS } from "../notice.ts";
import { deviceWordsOf } from "../words/devices.ts";
import { wordsOf } from "../words/index.ts";

export type ChoicesPage = Omit<DevicesBandProps, "frame"> & {
  readonly choices: Choices;
  readonly isSaved: boolean;
  readonly isHalfQuiet: boolean;
  readonly letters: Child;
};

/** The hours of a day, each written as the language writes it. */
const hoursIn = (lang: Lang) =>
  Array.from({ length: 24 }, (_, hour) => ({ value: String(hour * 60), text: formatInstant(lang, "UTC", instantOf(hour * HOUR), "time") }));

const Quiet = ({ frame, choices, isHalfQuiet }: Pick<ChoicesPage, "choices" | "isHalfQuiet"> & { readonly frame: Frame }) => {
  const words = wordsOf(frame.lang).choices;
  const options = [{ value: "", text: words.noQuiet }, ...hoursIn(frame.lang)];
  const error = isHalfQuiet ? words.halfQuiet : null;
  return (
    <fieldset class="field">
      <legend class="label">{words.quiet}</legend>
      <p class="small">{words.quietHint}</p>
      <div class="row">
        <SelectField name="from" label={words.from} value={String(choices.quietFrom ?? "")} options={options} error={error} />
        <SelectField name="to" label={words.to} value={String(choices.quietTo ?? "")} options={options} />
      </div>
    </fieldset>
  );
};

/** How a member is told of each kind of thing. */
export const choicesPage = (frame: Frame, { choices, isSaved, isHalfQuiet, letters, ...devices }: ChoicesPage): string => {
  const { title: inbox, choices: words } = wordsOf(frame.lang);
  const { refused } = choices;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk"]} islands={["push"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck}>
        <p>
          <a href={paths.inbox()}>{inbox}</a>
        </p>
      </PageHead>
      {isSaved ? (
        <Notice kind="done">
          <p>{words.saved}</p>
        </Notice>
      ) : null}
      {refused === null ? null : (
        <Notice kind="error">
          <p>{words.refused(formatInstant(frame.lang, frame.site.zone, refused.at, "date"))}</p>
          <p dir="auto">{refused.sentence}</p>
          <p>
            {words.refusedDo} <a href={paths.settingsEmail()}>{words.otherAddress}</a>
          </p>
        </Notice>
      )}
      {devices.devices.length === 0 && Object.values(choices.ways).includes("push") ? (
        <Notice kind="error">
          <p>
            {deviceWordsOf(frame.lang).noDevice} <a href="#devices">{deviceWordsOf(frame.lang).title}</a>
          </p>
        </Notice>
      ) : null}
      <FormPost action={paths.inboxChoices()} class="box" label={words.title}>
        {NOTICE_KINDS.map((kind) => (
          <SelectField
            name={kind}
            label={words.kinds[kind]}
            value={choices.ways[kind]}
            options={WAYS.map((value) => ({ value, text: words.ways[value] }))}
          />
        ))}
        <Head>{words.digest}</Head>
        <RadioField
          name="digest"
          label={words.digest}
          quiet
          value={choices.digest}
          options={DIGESTS.map((value) => ({ value, text: words.digests[value] }))}
        />
        <Quiet frame={frame} choices={choices} isHalfQuiet={isHalfQuiet} />
        <div class="row">
          <Button>{words.save}</Button>
        </div>
      </FormPost>
      {letters}
      <DevicesBand frame={frame} {...devices} />
    </Layout>,
  );
};
