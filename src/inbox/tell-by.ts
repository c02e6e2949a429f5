import type { Tell } from "#members";
import type { House } from "#store";
import { notify } from "./notify.ts";

/** Tells members what other rooms have to say: the one place that decides how it comes to each of them. */
export const tellBy =
  (house: House): Tell =>
  (tx, members, { comment, ...news }) =>
    notify(house, tx, members, { ...news, ...(comment === undefined ? {} : { commentId: comment }) });
