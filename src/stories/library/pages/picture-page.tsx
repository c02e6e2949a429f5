import { formatInstant, type Instant, LANGS } from "#kit";
import { paths } from "#paths";
import {
  AddButton,
  Button,
  CheckField,
  Facts,
  FormPost,
  type Frame,
  Head,
  Layout,
  Notice,
  PageHead,
  pageOf,
  Picture,
  SelectField,
  type Tab,
  TextArea,
  TextField,
  tongue,
} from "#ui";
import { pictureView, storyHref } from "../../pages/parts.tsx";
import type { Shaping } from "../../picture-shape.ts";
import { lentWordsOf } from "../../lent/words/index.ts";
import { type Said, titleOf } from "../library-picture.ts";
import type { PictureOnDesk } from "../queries.ts";
import { type Target, targetPath, targetText } from "../use-picture.ts";
import { type LibraryProblem, wordsOf } from "../words/index.ts";
import type { ManuscriptLine } from "../../writing/manuscript-list.ts";
import { CutsForm } from "./cuts-form.tsx";
import { UseForm } from "./use-form.tsx";

export type PicturePage = {
  readonly picture: PictureOnDesk;
  /** What stands in the fields: what is saved, or what was typed and refused; null for a source's picture. */
  readonly said: Said | null;
  readonly until: string;
  readonly shaping: Shaping;
  readonly problem: LibraryProblem | null;
  readonly news: "saved" | "cut" | null;
  readonly target: Target | null;
  /** What the newsroom writes, to choose a story from; none where it was chosen before. */
  readonly manuscripts: readonly Pick<ManuscriptLine, "id" | "headline">[];
  readonly now: Instant;
  readonly tabs: readonly Tab[];
};

const LANG_NAMES = { en: "English", fr: "Français", ar: "العربية" } as const;

const SaidForm = ({ frame, page, said }: { readonly frame: Frame; readonly page: PicturePage; readonly said: Said }) => {
  const words = wordsOf(frame.lang);
  const { fields, hints, problem } = words;
  const { picture, target } = page;
  const isDayWrong = page.problem === "no-day";
  const altError = page.problem === "no-alt" || page.problem === "in-use" ? problem[page.problem] : undefined;
  return (
    <FormPost
      action={paths.deskPicture(picture.sha, target === null ? undefined : targetText(target))}
      class="stack"
      id="said"
      draft="said"
      label={words.said}
    >
      <TextArea name="alt" label={fields.alt} hint={hints.alt} rows={2} value={said.alt} error={altError} />
      <TextArea name="caption" label={fields.caption} hint={hints.caption} rows={3} value={said.caption} />
      <TextField name="credit" label={fields.credit} hint={hints.credit} value={said.credit} />
      <TextField name="creator" label={fields.creator} value={said.creator} />
      <TextField name="rights" label={fields.rights} hint={hints.rights} value={said.rights} />
      <TextArea name="usageTerms" label={fields.usageTerms} hint={hints.usageTerms} rows={2} value={said.usageTerms} />
      {picture.own === null || (picture.own.ask === "" && !picture.own.isRead) ? null : (
        <>
          {picture.own.ask === "" ? null : (
            <Notice kind="error">
              <p>{words.asks(picture.own.ask)}</p>
            </Notice>
          )}
          <CheckField name="read" label={words.read} checked={picture.own.isRead} />
        </>
      )}
      <TextField
        name="until"
        label={fields.until}
        hint={hints.until}
        value={page.until}
        size={12}
        error={isDayWrong ? problem["no-day"] : undefined}
      />
      <TextField name="takenOn" label={fields.takenOn} value={said.takenOn} size={12} error={isDayWrong ? problem["no-day"] : undefined} />
      <TextField name="headline" label={fields.headline} value={said.headline} />
      <SelectField
        name="lang"
        label={fields.lang}
        value={said.lang}
        options={[{ value: "", text: "–" }, ...LANGS.map((lang) => ({ value: lang, text: LANG_NAMES[lang] }))]}
      />
      <div class="row">
        {target === null ? null : (
          <AddButton name="do" value="save-use">
            {words.saveUse}
          </AddButton>
        )}
        <Button name="do" value="save">
          {words.save}
        </Button>
      </div>
    </FormPost>
  );
};

const Where = ({ frame, picture }: { readonly frame: Frame; readonly picture: PictureOnDesk }) => {
  const words = wordsOf(frame.lang);
  return (
    <section aria-labelledby="where">
      <Head id="where">{words.where}</Head>
      {picture.uses.length === 0 ? (
        <p>{words.nowhere}</p>
      ) : (
        <ul class="list">
          {picture.uses.map((use) => (
            <li>
              <h3 {...tongue(use.lang, frame.lang)}>
                <a href={use.state === "published" ? storyHref(use) : paths.deskStory(use.shortId)}>{use.headline}</a>
              </h3>
              <p class="small">
                {use.updatedAt === null ? null : formatInstant(frame.lang, frame.site.zone, use.updatedAt, "moment")}{" "}
                <a href={paths.deskStory(use.shortId)}>{paths.deskStory(use.shortId)}</a>
                {use.isLent ? ` (${lentWordsOf(frame.lang).onLoan})` : ""}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Withdraw = ({ frame, sha }: { readonly frame: Frame; readonly sha: string }) => {
  const words = wordsOf(frame.lang);
  return (
    <details>
      <summary>{words.withdraw}</summary>
      <FormPost action={paths.deskPicture(sha)} class="stack" label={words.withdraw}>
        <p>{words.withdrawHelp}</p>
        <CheckField name="sure" label={words.sure} />
        <p>
          <Button name="do" value="withdraw">
            {words.withdraw}
          </Button>
        </p>
      </FormPost>
    </details>
  );
};

const Told = ({ frame, page }: { readonly frame: Frame; readonly page: PicturePage }) => {
  const words = wordsOf(frame.lang);
  if (page.problem !== null)
    return (
      <Notice kind="error">
        <p>{words.problem[page.problem]}</p>
      </Notice>
    );
  return page.news === null ? null : (
    <Notice kind="done">
      <p>{page.news === "saved" ? words.saved : words.cutSaved}</p>
    </Notice>
  );
};

/** One picture: what is said of it, how it is cut, where it stands. */
export const picturePage = (frame: Frame, page: PicturePage): string => {
  const words = wordsOf(frame.lang);
  const { picture, said, target } = page;
  const alt = picture.own?.alt ?? picture.sent?.alt ?? "";
  const ends = picture.sent?.expiresAt ?? null;
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={words.title}
      variant="desk"
      tabs={page.tabs}
      styles={["desk", "pictures"]}
      islands={picture.mayCrop ? ["cut", "draft"] : ["draft"]}
      robots="noindex"
    >
      <PageHead title={picture.own === null ? (picture.sent?.caption ?? words.title) : titleOf(picture.own)}>
        <p class="small">
          {words.size(picture.width, picture.height)}.{" "}
          {target === null ? <a href={paths.deskPictures()}>{words.title}</a> : <a href={targetPath(target)}>{words.back}</a>}
        </p>
      </PageHead>
      <Told frame={frame} page={page} />
      <div class="cols two">
        <div class="stack">
          <div class="canvas" id="canvas">
            <Picture picture={pictureView({ ...picture, alt }, "(min-width: 48rem) 50vw, 100vw")} eager />
          </div>
          <CutsForm frame={frame} page={page} />
        </div>
        <div class="stack">
          {said === null ? (
            <>
              <p>{words.sentBy}</p>
              <Facts
                facts={[
                  ...(["caption", "alt", "credit", "rights", "usageTerms"] as const)
                    .filter((field) => (picture.sent?.[field] ?? "") !== "")
                    .map((field) => ({ term: words.fields[field], detail: <bdi>{picture.sent?.[field]}</bdi> })),
                  ...(ends === null
                    ? []
                    : [{ term: words.fields.until, detail: formatInstant(frame.lang, frame.site.zone, ends, "moment") }]),
                ]}
              />
            </>
          ) : (
            <SaidForm frame={frame} page={page} said={said} />
          )}
          <UseForm frame={frame} page={page} />
          <Where frame={frame} picture={picture} />
          {picture.own === null ? null : <Withdraw frame={frame} sha={picture.sha} />}
        </div>
      </div>
    </Layout>,
  );
};
