import type { MiddlewareHandler } from "hono";
import { localHref, paths } from "#paths";
import { AddButton, FormPost, Layout, Notice, PageHead, pageOf, type PageEnv } from "#ui";
import { wordsOf } from "./words/index.ts";

const DESK = /^\/(?:desk|moderation)(?:\/|$)/u;
const FORM = /^application\/x-www-form-urlencoded\b/iu;

/** Whether somebody wrote it, rather than chose it or had it in a hidden field. */
const isTyped = (value: string): boolean => /\s/u.test(value.trim()) || value.length > 40;

/**
 * What somebody typed at the desk and sent after their session had ended comes back to them, to be sent again: the browser would have it no more.
 * Only where the room refused it, of a form that holds words.
 */
export const keepTyped: MiddlewareHandler<PageEnv> = async (c, next) => {
  await next();
  const { frame } = c.var;
  if (c.req.method !== "POST" || frame === undefined || frame.viewer.id !== null) return;
  if (c.res.status !== 403) return;
  if (!DESK.test(c.req.path) || !FORM.test(c.req.header("content-type") ?? "")) return;
  if (!(c.req.header("accept") ?? "text/html").includes("html")) return;
  const form = await c.req.parseBody({ all: true });
  const sent = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (typeof each === "string" ? [{ name, value: each }] : [])),
  );
  const typed = sent.filter(({ value }) => isTyped(value));
  if (typed.length === 0) return;
  const words = wordsOf(frame.lang).signedOut;
  const { pathname, search } = new URL(c.req.url);
  const page = pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={[]} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} />
      <Notice kind="error">
        <p>
          {words.what}{" "}
          <a href={paths.signIn(paths.desk())} target="_blank" rel="noopener">
            {words.signIn}
          </a>
        </p>
      </Notice>
      <FormPost action={localHref(`${pathname}${search}`)} class="stack" label={words.again}>
        {sent.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="text">{typed.flatMap(({ value }) => value.split(/\n+/u).map((line) => <p dir="auto">{line}</p>))}</div>
        <p>
          <AddButton>{words.again}</AddButton>
        </p>
      </FormPost>
    </Layout>,
  );
  c.res = undefined;
  c.res = c.html(page, 401, { "cache-control": "no-store" });
};
