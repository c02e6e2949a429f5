import { excerptOf, formatInstant, formatNumber, formatSpan } from "#kit";
import { RULES } from "#conversation";
import { paths, withQuery } from "#paths";
import {
  Button,
  EmptyNote,
  Filters,
  FormPost,
  type Frame,
  Head,
  Layout,
  Notice,
  PageHead,
  pageOf,
  Pager,
  SelectField,
  TextArea,
} from "#ui";
import { BATCH, CASE_KINDS, type CaseKind, DAY_MOST } from "../case.ts";
import { moderationTabs } from "../moderation-tabs.ts";
import type { QueueItem, QueueView } from "../queue-view.ts";
import { wordsOf } from "../words/index.ts";

export type QueuePage = {
  readonly view: QueueView;
  readonly kind: CaseKind | null;
  readonly done: { readonly decided: number; readonly left: number } | null;
  readonly error: string | null;
  readonly ruleNames: Readonly<Record<string, string>>;
};

const EXCERPT = 140;

/** What a case is, how heavy it is and since when it waits. */
export const CaseLine = ({ frame, item }: { readonly frame: Frame; readonly item: QueueItem }) => {
  const { queue: words, case: texts } = wordsOf(frame.lang);
  const [kind = ""] = item.target.split(":");
  const moment = (at: string): string => formatInstant(frame.lang, frame.site.zone, at, "moment");
  const facts = [
    item.reports === 0 ? null : words.reports(item.reports),
    item.dueAt === null ? null : item.dueAt < frame.now ? words.late(moment(item.dueAt)) : words.due(moment(item.dueAt)),
    words.waiting(formatSpan(frame.lang, Math.max(60_000, Date.parse(frame.now) - Date.parse(item.openedAt)))),
    words.score(formatNumber(frame.lang, Math.round(item.score * 10) / 10)),
    item.isMine ? words.yours : item.claimedBy === null ? null : words.claimed(item.claimedBy),
  ].filter((fact) => fact !== null);
  return (
    <>
      <h3>
        <a href={paths.moderationCase(item.id)} data-case="">
          {texts.titles[item.kind]}: {texts.of[kind] ?? kind}
          {item.headline === "" ? null : (
            <>
              {", "}
              <bdi>{item.headline}</bdi>
            </>
          )}
        </a>
      </h3>
      {item.words === "" ? null : (
        <p class="small veil" dir="auto">
          {excerptOf(item.words, EXCERPT)}
        </p>
      )}
      <p class="small">{facts.join(" · ")}</p>
    </>
  );
};

const Bulk = ({ frame, page }: { readonly frame: Frame; readonly page: QueuePage }) => {
  const { queue: words, case: texts } = wordsOf(frame.lang);
  return (
    <section class="box stack band" aria-labelledby="bulk">
      <h2 id="bulk" class="head">
        {words.bulk}
      </h2>
      <p class="small">{words.bulkHow}</p>
      <SelectField
        name="rule"
        label={texts.rule}
        options={RULES.map((rule) => ({ value: rule, text: `${rule}. ${page.ruleNames[rule] ?? ""}` }))}
        value="2"
      />
      <TextArea name="reason" label={texts.reason} rows={2} maxlength={1000} error={page.error} />
      <div class="row">
        <Button name="do" value="keep">
          {texts.keep}
        </Button>
        <Button name="do" value="remove">
          {texts.remove}
        </Button>
      </div>
    </section>
  );
};

/** The queue: one list of all that waits, with a form for deciding several at once. */
export const queuePage = (frame: Frame, page: QueuePage): string => {
  const { queue: words } = wordsOf(frame.lang);
  const { view, kind, done } = page;
  const all = CASE_KINDS.reduce((sum, each) => sum + view.counts[each], 0);
  const filter = paths.moderation({ kind: kind ?? undefined });
  const isBatch = view.decidedToday > 0 && view.decidedToday % BATCH === 0;
  const counted = (name: string, count: number): string => (count === 0 ? name : `${name} (${formatNumber(frame.lang, count)})`);
  return pageOf(
    frame,
    <Layout
      frame={frame}
      title={words.title}
      variant="desk"
      tabs={moderationTabs(frame, "queue")}
      styles={["desk"]}
      islands={["queue"]}
      robots="noindex"
    >
      <PageHead title={words.title}>
        <p>
          {view.oldest === null
            ? words.none
            : words.waits(all, formatSpan(frame.lang, Math.max(60_000, Date.parse(frame.now) - Date.parse(view.oldest))))}{" "}
          {view.decidedToday >= DAY_MOST ? <b>{words.handOver}</b> : words.today(view.decidedToday, DAY_MOST)}
        </p>
      </PageHead>
      {done === null && view.undo === null ? null : (
        <Notice kind="done">
          <p>
            {done === null ? words.decided : words.bulkDone(done.decided)}{" "}
            {done === null || done.left === 0 ? null : words.bulkLeft(done.left)} {isBatch ? words.pause(BATCH) : null}
          </p>
          {view.undo === null ? null : (
            <FormPost action={paths.moderationCase(view.undo)}>
              <Button bare name="do" value="undo">
                {words.undo}
              </Button>
            </FormPost>
          )}
        </Notice>
      )}
      <Filters action={paths.moderation()} submit={words.show} label={words.filter}>
        <SelectField
          name="kind"
          label={words.filter}
          value={kind ?? ""}
          options={[
            { value: "", text: counted(words.kinds.all, all) },
            ...CASE_KINDS.map((each) => ({ value: each, text: counted(words.kinds[each], view.counts[each]) })),
          ]}
        />
      </Filters>
      {view.items.length === 0 ? (
        all === 0 ? null : (
          <EmptyNote>{words.none}</EmptyNote>
        )
      ) : (
        <FormPost action={paths.moderation({ kind: kind ?? undefined })} label={words.bulk}>
          <Head id="queue">{words.list}</Head>
          <p class="small">{words.blurred}</p>
          <ol class="list queue">
            {view.items.map((item) => (
              <li>
                {item.kind === "appeal" ? null : (
                  <label class="pick">
                    <input type="checkbox" name="case" value={item.id} />
                    <span class="unseen">{words.select(excerptOf(item.words, 40))}</span>
                  </label>
                )}
                <div>
                  <CaseLine frame={frame} item={item} />
                </div>
              </li>
            ))}
          </ol>
          <Pager frame={frame} next={view.next === null ? null : withQuery(filter, { after: view.next })} nextText={words.next} />
          <Bulk frame={frame} page={page} />
        </FormPost>
      )}
      {view.items.length === 0 ? null : <p class="small keys">{words.keys}</p>}
    </Layout>,
  );
};
