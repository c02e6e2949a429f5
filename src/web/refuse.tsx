import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { chooseLang, dirOf, type Lang } from "#kit";
import { cookieIn } from "./cookie-in.ts";
import { type Words, wordsOf } from "./words/index.ts";

export type Refusal = {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Draws a refusal as a page of the site. Whoever mounts sets it as `refusalPage`; without one the page is bare. */
export type RefusalPage = (c: Context, refusal: Refusal) => Response | Promise<Response>;

declare module "hono" {
  interface ContextVariableMap {
    refusalPage: RefusalPage | undefined;
  }
}

/** The language of the interface for a request that has no frame yet: the cookie `lang`, then what the browser asks for. */
export const langOf = (c: Context): Lang => chooseLang(cookieIn(c.req.header("cookie"), "lang"), c.req.header("accept-language"), "en");

/** Whether whoever asks is a program: an API path, or one that takes JSON and not HTML. */
const isProgram = (c: Context): boolean => {
  const accept = c.req.header("accept") ?? "";
  return c.req.path.startsWith("/api/") || (/\bjson\b/u.test(accept) && !accept.includes("text/html"));
};

/** Answers with a refusal in the reader's words: problem+json (RFC 9457) for programs, a page for people. */
export const refuseWith = async (
  c: Context,
  status: ContentfulStatusCode,
  say: (words: Words) => { readonly title: string; readonly detail: string },
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const lang = langOf(c);
  const words = wordsOf(lang);
  const { title, detail } = say(words);
  const all = { ...headers, "cache-control": "no-store" };
  if (isProgram(c))
    return c.body(JSON.stringify({ type: "about:blank", title, status, detail }), status, {
      ...all,
      "content-type": "application/problem+json",
    });
  const page = c.get("refusalPage");
  if (page !== undefined) return page(c, { status, title, detail, headers: all });
  const bare = (
    <html lang={lang} dir={dirOf(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>{detail}</p>
          <p>
            <a href="/">{words.backToFront}</a>
          </p>
        </main>
      </body>
    </html>
  );
  return c.html(bare, status, all);
};
