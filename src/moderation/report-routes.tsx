import { talkSubject } from "#conversation";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { HOUR, isModerator, SECOND } from "#kit";
import { paths, routes } from "#paths";
import { type PageEnv, Layout, Notice, pageOf } from "#ui";
import { fileReport, REASON_NAMES, type Reason, type ReportInput, type ReportProblem } from "./file-report.ts";
import { type ModerationHouse, REPORT_RATE } from "./house.ts";
import { type ReportForm, reportPage } from "./pages/report-page.tsx";
import { receiptMail } from "./report-mail.tsx";
import { sendMail } from "#outside";
import { findReportable } from "./subject.ts";
import { wordsOf } from "./words/index.ts";

export const NO_STORE = { "cache-control": "no-store" } as const;
export const text = (value: unknown): string => (typeof value === "string" ? value : "");

const reasonIn = (given: string): Reason => REASON_NAMES.find((name) => name === given) ?? "other";

const inputOf = (c: Context<PageEnv>, form: ReportForm): ReportInput => ({
  target: form.target,
  reason: reasonIn(form.reason),
  detail: form.detail,
  notice: form.isNotice ? { name: form.name, email: form.email, isGoodFaith: form.isGoodFaith } : null,
  lang: c.var.frame.lang,
});

/** Tells whoever gave a formal notice that it came. */
const confirm = async (house: ModerationHouse, input: ReportInput): Promise<void> => {
  const { notice, lang, target } = input;
  if (notice === null) return;
  const of = { to: notice.email.trim(), lang, site: house.mailName, origin: house.origin, target };
  await house.store.transact((tx) => sendMail(house, tx, receiptMail(of)));
};

const STATUS: Readonly<Record<ReportProblem, 403 | 404 | 409 | 422>> = {
  "not-there": 404,
  own: 403,
  again: 409,
  reviewed: 409,
  "no-detail": 422,
  "no-name": 422,
  "no-email": 422,
  "no-good-faith": 422,
};

const apiForm = z.object({ target: z.string().min(1).max(500), reason: z.string().min(1).max(200), detail: z.string().nullish() });

const problem = (c: Context, status: 400 | 403 | 404 | 409 | 422 | 429, title: string, detail: string, headers = {}): Response =>
  c.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, {
    "content-type": "application/problem+json",
    ...NO_STORE,
    ...headers,
  });

/** Reporting, for anybody: the form, what comes back to it, and the same for programs. */
export const reportRoutes = (house: ModerationHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  const show = async (
    c: Context<PageEnv>,
    form: ReportForm,
    error: ReportProblem | "tooFast" | null,
    status: 200 | 403 | 404 | 409 | 422 | 429,
  ) => {
    const subject = form.target === "" ? null : await findReportable(house.store.db, form.target, c.var.frame.viewer, house.keepers);
    const seen = subject?.isPublic === true && (await isShown(subject.storyId)) ? subject.words : null;
    return c.html(reportPage(c.var.frame, form, seen, error), status, NO_STORE);
  };
  const isShown = async (storyId: string | null): Promise<boolean> => {
    const story = storyId === null ? null : await talkSubject(house.store.db, storyId);
    return storyId === null || (story !== null && story.isPublic && !story.isTalkClosed);
  };
  const turnOf = (c: Context<PageEnv>) => {
    const { viewer } = c.var.frame;
    const turn = house.takeTurn("report", viewer.id ?? house.visitorKey(c), REPORT_RATE);
    return turn.ok || isModerator(viewer) ? null : Math.max(1, Math.ceil(turn.retryAfterMs / SECOND));
  };
  const empty: ReportForm = { target: "", reason: "", detail: "", isNotice: false, name: "", email: "", isGoodFaith: false };

  app.get(routes.report, (c) => show(c, { ...empty, target: c.req.query("target")?.slice(0, 500) ?? "" }, null, 200));

  app.post(routes.report, async (c) => {
    const given = await c.req.parseBody();
    const form: ReportForm = {
      target: text(given["target"]).slice(0, 500),
      reason: text(given["reason"]),
      detail: text(given["detail"]).slice(0, 5000),
      isNotice: text(given["notice"]) !== "",
      name: text(given["name"]),
      email: text(given["email"]),
      isGoodFaith: text(given["faith"]) !== "",
    };
    if (turnOf(c) !== null) return show(c, form, "tooFast", 429);
    const input = inputOf(c, form);
    const filed = await fileReport(house, c.var.frame.viewer, input);
    if (!filed.ok) return show(c, form, filed.problem, STATUS[filed.problem]);
    await confirm(house, input);
    const { report: words } = wordsOf(c.var.frame.lang);
    const subject = await findReportable(house.store.db, form.target, c.var.frame.viewer, house.keepers);
    const story = subject === null || subject.storyId === null ? null : await talkSubject(house.store.db, subject.storyId);
    const back = story === null ? paths.front() : paths.talk({ id: story.shortId, slug: story.slug });
    const page = (
      <Layout frame={c.var.frame} title={words.sent} robots="noindex">
        <Notice kind="done" title={words.sent}>
          {filed.value.isHidden ? <p>{words.sentNow}</p> : null}
          <p>{words.sentNext}</p>
          <p>
            <a href={back}>{words.back}</a>
          </p>
        </Notice>
      </Layout>
    );
    return c.html(pageOf(c.var.frame, page), 200, NO_STORE);
  });

  app.post(routes.apiReports, async (c) => {
    const wait = turnOf(c);
    if (wait !== null)
      return problem(c, 429, "Too many", `So many reports an hour: try again in ${Math.min(wait, HOUR / SECOND)} s.`, {
        "retry-after": String(wait),
      });
    const isJson = (c.req.header("content-type") ?? "").toLowerCase().startsWith("application/json");
    const given = apiForm.safeParse(isJson ? await c.req.json().catch(() => null) : null);
    if (!given.success)
      return problem(c, 400, "Not a report", `Send {"target": "comment:…", "reason": "${REASON_NAMES.join("|")}", "detail": "…"} as JSON.`);
    const { target, reason, detail } = given.data;
    const name = reasonIn(reason);
    // A reason in words of the sender's own is kept as what the moderator reads.
    const said = name === "other" && reason !== "other" ? `${reason}. ${detail ?? ""}`.trim() : (detail ?? "");
    const filed = await fileReport(house, c.var.frame.viewer, { target, reason: name, detail: said, notice: null, lang: c.var.frame.lang });
    const { report: words } = wordsOf(c.var.frame.lang);
    if (!filed.ok) return problem(c, STATUS[filed.problem], "Not taken", words.problems[filed.problem]);
    return c.json({ id: filed.value.id, target, reason: name, state: filed.value.isHidden ? "hidden" : "received" }, 201, NO_STORE);
  });

  return app;
};
