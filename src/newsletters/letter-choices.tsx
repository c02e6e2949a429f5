import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { House } from "#store";
import type { PageEnv } from "#ui";
import { lettersFor } from "./letters-view.ts";
import { LettersBand } from "./pages/letter-boxes.tsx";

/** A member's newsletters among the choices of how to be told. Three statements. */
export const letterChoices =
  (house: House) =>
  async (c: Context<PageEnv>): Promise<Child> => <LettersBand frame={c.var.frame} letters={await lettersFor(house, c)} />;
