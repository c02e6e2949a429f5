import { joinParts } from "#kit";
import { absolute, paths } from "#paths";
import { type Child } from "hono/jsx";
import { Filters, type Frame, Head, Layout, Line, PageHead, pageOf, SelectField, tongue, From } from "#ui";
import type { Change, Part } from "../changes.ts";
import type { ChangesView } from "../story-changes.ts";
import type { Version } from "../story-view.ts";
import { wordsOf } from "../words/index.ts";
import { sectionName, storyHref, whenOf } from "./parts.tsx";

const Words = ({ parts }: { readonly parts: readonly Part[] }) => (
  <>{parts.map(({ op, text }) => (op === "added" ? <ins>{text}</ins> : op === "removed" ? <del>{text}</del> : text))}</>
);

const Place = ({ label, what, children }: { readonly label: string; readonly what: Child; readonly children?: Child }) => (
  <div>
    <p class="small">
      {label}
      <br />
      {what}
    </p>
    {children}
  </div>
);

const versionName = (frame: Frame, version: Version): string => {
  const words = wordsOf(frame.lang);
  return version.number === 1 ? words.firstReport : words.version(version.number);
};

const isReworded = (parts: readonly Part[]): boolean => parts.some((part) => part.op !== "same");

const ChangePlace = ({ frame, change, lang }: { readonly frame: Frame; readonly change: Change; readonly lang: string }) => {
  const { changes: words } = wordsOf(frame.lang);
  if (change.kind === "same") return <p class="same">{words.asBefore(change.texts.length)}</p>;
  const what = change.kind === "reworded" ? (change.isNumber ? words.numberChanged : words.reworded) : words[change.kind];
  return (
    <Place
      label={words.paragraph(change.paragraph)}
      what={change.kind === "reworded" && change.isNumber ? <b class="here">{what}</b> : what}
    >
      <p {...tongue(lang, frame.lang)}>
        <Words parts={change.parts} />
      </p>
    </Place>
  );
};

const Compared = ({ frame, view }: { readonly frame: Frame; readonly view: ChangesView }) => {
  const { changes: words } = wordsOf(frame.lang);
  if (view.isHidden)
    return (
      <section aria-labelledby="diff">
        <Head id="diff">{words.heading(versionName(frame, view.from), versionName(frame, view.to))}</Head>
        <p>{words.notRepeated}</p>
      </section>
    );
  const places =
    view.changes.filter((change) => change.kind !== "same").length +
    Number(isReworded(view.headlineParts)) +
    Number(isReworded(view.deckParts));
  return (
    <section aria-labelledby="diff">
      <h2 class="head" id="diff">
        {words.heading(versionName(frame, view.from), versionName(frame, view.to))} <span class="small">{words.places(places)}</span>
      </h2>
      {places === 0 ? <p>{words.nothing}</p> : null}
      <div class="diff">
        {isReworded(view.headlineParts) ? (
          <Place label={words.headline} what={words.reworded}>
            <h3 class="diff-head" {...tongue(view.lang, frame.lang)}>
              <Words parts={view.headlineParts} />
            </h3>
          </Place>
        ) : null}
        {isReworded(view.deckParts) ? (
          <Place label={words.deck} what={words.reworded}>
            <p {...tongue(view.lang, frame.lang)}>
              <Words parts={view.deckParts} />
            </p>
          </Place>
        ) : null}
        {view.changes.map((change) => (
          <ChangePlace frame={frame} change={change} lang={view.lang} />
        ))}
      </div>
    </section>
  );
};

const Choose = ({ frame, view }: { readonly frame: Frame; readonly view: ChangesView }) => {
  const { changes: words } = wordsOf(frame.lang);
  const options = view.versions.map((version) => ({
    value: String(version.number),
    text: joinParts(frame.lang, [whenOf(frame, version.shownAt), versionName(frame, version)]),
  }));
  return (
    <Filters action={paths.storyChanges({ id: view.shortId })} submit={words.compare}>
      <SelectField name="from" label={words.from} options={options} value={String(view.from.number)} />
      <SelectField name="to" label={words.to} options={options} value={String(view.to.number)} />
    </Filters>
  );
};

const Note = ({ frame, view }: { readonly frame: Frame; readonly view: ChangesView }) => {
  const { changes: words } = wordsOf(frame.lang);
  const noted = view.versions.findLast(
    (version) => version.correctionNote !== "" && version.number > view.from.number && version.number <= view.to.number,
  );
  return (
    <aside class="stack" aria-label={words.note}>
      {noted === undefined ? null : (
        <>
          <Head id="note">{words.note}</Head>
          <p class="quote minor" {...tongue(view.lang, frame.lang)}>
            {noted.correctionNote}
          </p>
          <p class="small">{words.noteSent(view.source.name, versionName(frame, noted))}</p>
        </>
      )}
      <p class="small">{words.killedNever}</p>
    </aside>
  );
};

export const changesPage = (frame: Frame, view: ChangesView): string => {
  const words = wordsOf(frame.lang);
  const line = view.versions.map((version) => ({
    label: whenOf(frame, version.shownAt),
    at: version.shownAt,
    text: version.isCorrection && version.number > 1 ? words.versionCorrected(version.number) : versionName(frame, version),
    ...(version.number > 1 ? { href: paths.storyChanges({ id: view.shortId, from: version.number - 1, to: version.number }) } : {}),
    ...(version.number === view.to.number || version.number === view.from.number ? { current: true } : {}),
  }));
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={`${words.changes.title}: ${view.headline}`}
      canonical={absolute(frame.origin, paths.storyChanges({ id: view.shortId }))}
      section={view.section}
      styles={["changes", "desk"]}
      robots="noindex"
    >
      <PageHead
        title={words.changes.title}
        over={
          <From name={view.source.name} own={view.source.isOwn}>
            {sectionName(frame, view.section)}
          </From>
        }
      >
        <p {...tongue(view.lang, frame.lang)}>
          <a href={storyHref(view)}>{view.headline}</a>
        </p>
      </PageHead>
      <Line items={line} flat />
      {view.versions.length < 2 ? (
        <p class="gap">{words.changes.oneVersion}</p>
      ) : (
        <>
          <Choose frame={frame} view={view} />
          <div class="cols side">
            <Compared frame={frame} view={view} />
            <Note frame={frame} view={view} />
          </div>
        </>
      )}
    </Layout>,
  );
};
