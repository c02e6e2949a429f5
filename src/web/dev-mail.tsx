import { Hono } from "hono";
import { simpleParser } from "mailparser";
import { safeUrl } from "#kit";
import { paths, routes } from "#paths";
import { EmptyNote, type Frame, Layout, PageHead, pageOf, type PageEnv, Time, troublePage } from "#ui";
import { wordsOf } from "./words/index.ts";

/** Mails that were written into a folder instead of being sent. */
export type MailBox = {
  readonly list: () => Promise<readonly string[]>;
  readonly read: (file: string) => Promise<{ readonly source: string } | null>;
};

type Mail = { readonly file: string; readonly to: string; readonly subject: string; readonly text: string; readonly at: string | null };

const SHOWN_MOST = 30;

const readMail = async (box: MailBox, file: string): Promise<Mail | null> => {
  const found = await box.read(file);
  if (found === null) return null;
  const { to, subject = "", text = "", date } = await simpleParser(found.source, { skipImageLinks: true });
  const first = Array.isArray(to) ? to[0] : to;
  return { file, to: first?.text ?? "", subject, text, at: date === undefined ? null : date.toISOString() };
};

const ADDRESS = /(https?:\/\/\S+)/u;

/** A mail's words with its addresses to be followed. */
const Body = ({ text }: { readonly text: string }) => (
  <>
    {text.split(/\n{2,}/u).map((paragraph) => (
      <p dir="auto">
        {paragraph.split(ADDRESS).map((part) => {
          const href = ADDRESS.test(part) ? safeUrl(part) : null;
          return href === null ? part : <a href={href}>{part}</a>;
        })}
      </p>
    ))}
  </>
);

const listPage = (frame: Frame, mails: readonly Mail[]): string => {
  const words = wordsOf(frame.lang).mail;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      {mails.length === 0 ? <EmptyNote>{words.none}</EmptyNote> : null}
      <ul class="list">
        {mails.map((mail) => (
          <li>
            <h2>
              <a href={paths.devMail(mail.file)}>{mail.subject}</a>
            </h2>
            <p class="small">
              <bdi>{mail.to}</bdi>
              {mail.at === null ? null : (
                <>
                  , <Time frame={frame} at={mail.at} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Layout>,
  );
};

const mailPage = (frame: Frame, mail: Mail): string => {
  const words = wordsOf(frame.lang).mail;
  return pageOf(
    frame,
    <Layout frame={frame} title={mail.subject} robots="noindex">
      <PageHead title={mail.subject}>
        <p class="small">
          {words.to} <bdi>{mail.to}</bdi>
        </p>
      </PageHead>
      <Body text={mail.text} />
      <p class="band">
        <a href={paths.devMail()}>{words.title}</a>
      </p>
    </Layout>,
  );
};

/** The mails that would have gone out, for whoever builds or tries the site. */
export const devMailRoutes = (box: MailBox): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const closed = { "cache-control": "no-store", "referrer-policy": "no-referrer" };
  app.get(routes.devMail, async (c) => {
    const names = (await box.list()).slice(0, SHOWN_MOST);
    const mails = await Promise.all(names.map((name) => readMail(box, name)));
    return c.html(
      listPage(
        c.var.frame,
        mails.filter((mail) => mail !== null),
      ),
      200,
      closed,
    );
  });
  app.get(routes.devMailItem, async (c) => {
    const mail = await readMail(box, c.req.param("file"));
    return mail === null ? c.html(troublePage(c.var.frame, 404), 404) : c.html(mailPage(c.var.frame, mail), 200, closed);
  });
  return app;
};
