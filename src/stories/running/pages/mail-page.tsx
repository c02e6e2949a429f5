import { paths } from "#paths";
import { Button, FormPost, type Frame, Notice, type Tab } from "#ui";
import type { MailWay } from "../routes.tsx";
import { wordsOf } from "../words/index.ts";
import { settingsPage } from "./settings-layout.tsx";

/** How mails leave, and a way to try it. */
export const mailPage = (
  frame: Frame,
  { way, news, tabs }: { readonly way: MailWay; readonly news: "sent" | "no-address" | null; readonly tabs: readonly Tab[] },
): string => {
  const { mail: words } = wordsOf(frame.lang);
  const now = way.server === null ? words.toFolder(way.folder) : words.byServer(way.server);
  return settingsPage(
    frame,
    { title: words.title, deck: now, tabs },
    <>
      {news === null ? null : (
        <Notice kind={news === "sent" ? "done" : "error"}>
          <p>{words.news[news]}</p>
        </Notice>
      )}
      <p>{words.how}</p>
      <FormPost action={paths.deskMail()} label={words.test} class="gap">
        <p class="small">{words.testHelp}</p>
        <div class="row">
          <Button>{words.test}</Button>
        </div>
      </FormPost>
    </>,
  );
};
