import { paths } from "#paths";
import {
  Button,
  CheckField,
  EmptyNote,
  FormPost,
  type Frame,
  Head,
  isMember,
  Layout,
  PageHead,
  pageOf,
  RadioField,
  TextArea,
  TextField,
} from "#ui";
import type { CommunityTable } from "../tables.ts";
import { COMMUNITY_KINDS } from "../community.ts";
import { wordsOf } from "../words/index.ts";

export type FoundForm = {
  readonly kind: string;
  readonly name: string;
  readonly about: string;
  readonly rules: string;
  readonly sections: readonly string[];
  readonly error: string | null;
};

const Found = ({ frame, form }: { readonly frame: Frame; readonly form: FoundForm }) => {
  const { found: words, kinds } = wordsOf(frame.lang);
  return (
    <section class="band" aria-labelledby="found">
      <Head id="found">{words.title}</Head>
      <p>{words.deck}</p>
      <FormPost action={paths.communities()} class="box" labelledby="found" formError={form.error}>
        <RadioField
          name="kind"
          label={words.kind}
          value={form.kind}
          options={COMMUNITY_KINDS.map((value) => ({ value, text: kinds[value] }))}
        />
        <TextField name="name" label={words.name} required value={form.name} />
        <TextArea name="about" label={words.about} required value={form.about} />
        <TextField name="rules" label={words.rules} value={form.rules} />
        <fieldset class="field">
          <legend class="label">{words.looks}</legend>
          {frame.site.sections.map(({ slug, name }) => (
            <CheckField name={`section-${slug}`} label={name[frame.lang]} checked={form.sections.includes(slug)} />
          ))}
        </fieldset>
        <div class="row">
          <Button>{words.send}</Button>
        </div>
      </FormPost>
    </section>
  );
};

/** All communities, and for members the way to propose one. */
export const communitiesPage = (frame: Frame, list: readonly CommunityTable[], form: FoundForm): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk"]}>
      <PageHead title={words.title} deck={words.deck} />
      {list.length === 0 ? <EmptyNote>{words.none}</EmptyNote> : null}
      <ul class="list big band">
        {list.map((one) => (
          <li>
            <h2 class="next" dir="auto">
              <a href={paths.community(one.slug)}>{one.name}</a>
            </h2>
            <p dir="auto">{one.about}</p>
            <p class="from own">
              <b>{words.kinds[one.kind]}</b> {words.members(one.members)} {one.state === "proposed" ? words.proposed : ""}
            </p>
          </li>
        ))}
      </ul>
      {isMember(frame) ? <Found frame={frame} form={form} /> : null}
    </Layout>,
  );
};
