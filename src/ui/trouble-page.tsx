import { type Child } from "hono/jsx";
import { type Frame } from "./frame.ts";
import { Layout, pageOf } from "./layout.tsx";
import { Trouble } from "./parts/trouble.tsx";
import { type TroubleStatus, wordsOf } from "./words/index.ts";

export { Trouble };

/** The whole page for what cannot be shown, as text. */
export const troublePage = (frame: Frame, status: TroubleStatus, more?: Child): string =>
  pageOf(
    frame,
    <Layout frame={frame} title={wordsOf(frame.lang).trouble(status).title} robots="noindex">
      <Trouble frame={frame} status={status}>
        {more}
      </Trouble>
    </Layout>,
  );
