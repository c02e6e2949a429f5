import { type Child } from "hono/jsx";
import { paths } from "#paths";
import { type Frame } from "../frame.ts";
import { type TroubleStatus, wordsOf } from "../words/index.ts";
import { PageHead } from "./page-head.tsx";

export type TroubleProps = { readonly frame: Frame; readonly status: TroubleStatus; readonly children?: Child };

/** The page for what cannot be shown: what happened, and the ways on from here. Children say more, such as the reason of a withdrawal. */
export const Trouble = ({ frame, status, children }: TroubleProps) => {
  const words = wordsOf(frame.lang);
  const { title, what, next } = words.trouble(status);
  return (
    <>
      <PageHead title={title} deck={what} />
      <div class="stack">
        {children}
        <p>{next}</p>
        <p class="row gap">
          <a class="button" href={paths.front()}>
            {words.toFront}
          </a>{" "}
          {status === 404 ? <a href={paths.search()}>{words.search}</a> : null}
          {status === 410 ? <a href={paths.ledger()}>{words.ledger}</a> : null}
          {status === 403 ? <a href={paths.signIn(frame.path)}>{words.signIn}</a> : null}
        </p>
      </div>
    </>
  );
};
