import { formatInstant, type Instant } from "#kit";
import { at, paths } from "#paths";
import {
  AddButton,
  Button,
  EmptyNote,
  Filters,
  FormPost,
  type Frame,
  Layout,
  Notice,
  PageHead,
  pageOf,
  Pager,
  Picture,
  SelectField,
  type Tab,
  TextField,
} from "#ui";
import { pictureView } from "../../pages/parts.tsx";
import type { AddProblem } from "../add-picture.ts";
import { loanSentence } from "../../lent/loan-sentence.ts";
import { lentWordsOf } from "../../lent/words/index.ts";
import { lackOf, titleOf } from "../library-picture.ts";
import type { LibraryLine, WirePicture } from "../queries.ts";
import { type Target, targetPath, targetText } from "../use-picture.ts";
import { type LibraryProblem, wordsOf } from "../words/index.ts";

export type Refused = { readonly name: string; readonly why: AddProblem };

export type LibraryPage = {
  readonly q: string;
  readonly from: "ours" | "wire";
  /** What a picture is chosen for; null where the library is only looked through. */
  readonly target: Target | null;
  readonly ours: readonly LibraryLine[];
  readonly sent: readonly WirePicture[];
  readonly next: string | null;
  readonly now: Instant;
  /** How many pictures were just added. */
  readonly added: number;
  readonly refused: readonly Refused[];
  readonly problem: LibraryProblem | null;
  readonly tabs: readonly Tab[];
};

const SIZES = "(min-width: 62rem) 14rem, (min-width: 36rem) 33vw, 50vw";

type UseProps = {
  readonly frame: Frame;
  readonly sha: string;
  readonly title: string;
  readonly target: string | undefined;
  /** Whether nothing is lacking; one that is chosen for a story is asked for that on its page. */
  readonly isReady: boolean;
};

/** The way of a picture into the story that it is chosen for, or to the page where a story is chosen. */
const Use = ({ frame, sha, title, target, isReady }: UseProps) => {
  const words = wordsOf(frame.lang);
  if (target !== undefined)
    return (
      <FormPost action={paths.deskPictureUse()} label={`${words.use}: ${title}`}>
        <input type="hidden" name="for" value={target} />
        <input type="hidden" name="sha" value={sha} />
        <Button>{words.use}</Button>
      </FormPost>
    );
  return isReady ? (
    <p class="small">
      <a href={at(paths.deskPicture(sha), "use")}>
        {lentWordsOf(frame.lang).title}
        <span class="unseen">: {title}</span>
      </a>
    </p>
  ) : null;
};

const Ours = ({ frame, line, page }: { readonly frame: Frame; readonly line: LibraryLine; readonly page: LibraryPage }) => {
  const words = wordsOf(frame.lang);
  const lack = lackOf(line, page.now);
  const target = page.target === null ? undefined : targetText(page.target);
  return (
    <li>
      <a href={paths.deskPicture(line.sha, target)} class="shot">
        <Picture picture={pictureView({ ...line, alt: "" }, SIZES)} />
        <b dir="auto">{titleOf(line)}</b>
      </a>
      <p class="small">
        {line.credit === "" ? null : (
          <>
            <bdi>{line.credit}</bdi>.{" "}
          </>
        )}
        {words.uses(line.uses)}.
      </p>
      {lack === null ? null : (
        <p class="small">
          <b>{words.lack[lack]}</b>
        </p>
      )}
      <Use frame={frame} sha={line.sha} title={titleOf(line)} target={target} isReady={lack === null} />
    </li>
  );
};

const Sent = ({ frame, picture, page }: { readonly frame: Frame; readonly picture: WirePicture; readonly page: LibraryPage }) => {
  const words = wordsOf(frame.lang);
  const lent = lentWordsOf(frame.lang);
  const target = page.target === null ? undefined : targetText(page.target);
  const { lending } = picture;
  const title = picture.caption === "" ? picture.source : picture.caption;
  const ends = picture.expiresAt === null ? "" : formatInstant(frame.lang, frame.site.zone, picture.expiresAt, "date");
  return (
    <li>
      <a href={paths.deskPicture(picture.sha, target)} class="shot">
        <Picture picture={pictureView({ ...picture, alt: "" }, SIZES)} />
        <b dir="auto">{title}</b>
      </a>
      <p class="small">
        <bdi>{picture.credit === "" ? picture.source : picture.credit}</bdi>. {words.uses(picture.uses)}.
      </p>
      {[picture.rights, picture.usageTerms].map((text) =>
        text === "" || text === picture.credit ? null : (
          <p class="small" dir="auto">
            {text}
          </p>
        ),
      )}
      {ends === "" ? null : (
        <p class="small">
          {words.fields.until}: {ends}
        </p>
      )}
      <p class="small">{lending.ok ? loanSentence(frame, lending.value) : lent.bars[lending.problem]}</p>
      {lending.ok ? <Use frame={frame} sha={picture.sha} title={title} target={target} isReady /> : null}
    </li>
  );
};

const Told = ({ frame, page }: { readonly frame: Frame; readonly page: LibraryPage }) => {
  const words = wordsOf(frame.lang);
  return (
    <>
      {page.refused.length === 0 ? null : (
        <Notice kind="error">
          <p>{words.refusedTitle}</p>
          <ul>
            {page.refused.map(({ name, why }) => (
              <li>
                <b>
                  <bdi>{name}</bdi>
                </b>
                : {words.refused[why]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {page.problem === null ? null : (
        <Notice kind="error">
          <p>{words.problem[page.problem]}</p>
        </Notice>
      )}
      {page.added === 0 ? null : (
        <Notice kind="done">
          <p>{words.added(page.added)}</p>
        </Notice>
      )}
      {page.target === null ? null : (
        <Notice kind="past">
          <p>
            {words.choosing} <a href={targetPath(page.target)}>{words.back}</a>
          </p>
        </Notice>
      )}
    </>
  );
};

const Upload = ({ frame, page }: { readonly frame: Frame; readonly page: LibraryPage }) => {
  const words = wordsOf(frame.lang);
  return (
    <form
      method="post"
      action={paths.deskPictures()}
      enctype="multipart/form-data"
      class="drop stack"
      id="upload"
      aria-label={words.add}
      data-uploading={words.uploading}
      data-failed={words.failed}
    >
      {page.target === null ? null : <input type="hidden" name="for" value={targetText(page.target)} />}
      <div class="field">
        <label for="picture">{words.addLabel}</label>
        <input id="picture" name="picture" type="file" accept="image/*" multiple aria-describedby="picture-hint" />
        <p class="small" id="picture-hint">
          {words.addHint}
        </p>
      </div>
      <p class="small" data-with-script hidden>
        {words.drop}
      </p>
      <p>
        <AddButton>{words.add}</AddButton>
      </p>
      <div role="status" />
    </form>
  );
};

/** The newsroom's pictures, and those that came with sources' stories; also the page on which one is chosen for a story. */
export const libraryPage = (frame: Frame, page: LibraryPage): string => {
  const words = wordsOf(frame.lang);
  const target = page.target === null ? undefined : targetText(page.target);
  const isEmpty = page.ours.length + page.sent.length === 0;
  const next = page.next === null ? null : paths.deskPictures({ q: page.q, from: page.from, for: target, after: page.next });
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={words.title}
      variant="desk"
      tabs={page.tabs}
      styles={["desk", "pictures"]}
      islands={["upload"]}
      robots="noindex"
    >
      <PageHead title={words.title} />
      <Told frame={frame} page={page} />
      <Upload frame={frame} page={page} />
      <Filters action={paths.deskPictures()} submit={words.find} label={words.find}>
        {target === undefined ? null : <input type="hidden" name="for" value={target} />}
        <TextField name="q" type="search" label={words.search} value={page.q} />
        {page.target?.kind !== "story" ? (
          <SelectField
            name="from"
            label={words.from}
            value={page.from}
            options={[
              { value: "ours", text: words.ours },
              { value: "wire", text: words.sent },
            ]}
          />
        ) : null}
      </Filters>
      {isEmpty ? (
        <EmptyNote>{page.q === "" ? words.empty : words.nothing}</EmptyNote>
      ) : (
        <ul class="shots">
          {page.ours.map((line) => (
            <Ours frame={frame} line={line} page={page} />
          ))}
          {page.sent.map((picture) => (
            <Sent frame={frame} picture={picture} page={page} />
          ))}
        </ul>
      )}
      <Pager frame={frame} next={next} nextText={words.more} />
    </Layout>,
  );
};
