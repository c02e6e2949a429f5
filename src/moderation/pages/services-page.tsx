import { paths } from "#paths";
import { Button, CheckField, EmptyNote, FormPost, type Frame, Layout, PageHead, pageOf, SelectField, TextField } from "#ui";
import { moderationTabs } from "../moderation-tabs.ts";
import { SERVICE_KINDS, type Service } from "../classifier.ts";
import { wordsOf } from "../words/index.ts";

export type ServicesForm = { readonly name: string; readonly address: string; readonly kind: string; readonly wait: string };

/** The services outside that can be asked, and how they stand. */
export const servicesPage = (frame: Frame, services: readonly Service[], form: ServicesForm, error: string | null): string => {
  const { services: words } = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={moderationTabs(frame, "services")} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      {services.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <ul class="list">
          {services.map((service) => (
            <li>
              <h2>
                <bdi>{service.name}</bdi>: {service.isOn ? words.on : words.off}
              </h2>
              <p class="small">
                {words.kinds[service.kind]}, <bdi>{service.address}</bdi>, {service.waitMs} ms; {words.whenSilent}:{" "}
                {service.isOpen ? words.silent.open : words.silent.closed}
              </p>
              <FormPost action={paths.moderationServices()} class="row">
                <input type="hidden" name="id" value={service.id} />
                <Button name="do" value={service.isOn ? "off" : "on"}>
                  {service.isOn ? words.turnOff : words.turnOn}
                </Button>
                <Button bare name="do" value="gone">
                  {words.remove}
                </Button>
              </FormPost>
            </li>
          ))}
        </ul>
      )}
      <FormPost class="box stack band" action={paths.moderationServices()} label={words.add} formError={error}>
        <div class="fields">
          <SelectField
            name="kind"
            label={words.kind}
            value={form.kind}
            options={SERVICE_KINDS.map((value) => ({ value, text: words.kinds[value] }))}
          />
          <TextField name="name" label={words.name} value={form.name} required maxlength={100} />
          <TextField name="address" label={words.address} hint={words.addressHint} value={form.address} type="url" required />
          <TextField name="secret" label={words.secret} type="password" autocomplete="off" />
          <TextField name="wait" label={words.wait} value={form.wait} size={6} />
          <SelectField
            name="silent"
            label={words.whenSilent}
            value="closed"
            options={(["closed", "open"] as const).map((value) => ({ value, text: words.silent[value] }))}
          />
        </div>
        <CheckField name="inside" label={words.isInside} />
        <p class="small">{words.warn}</p>
        <Button name="do" value="add">
          {words.add}
        </Button>
      </FormPost>
    </Layout>,
  );
};
