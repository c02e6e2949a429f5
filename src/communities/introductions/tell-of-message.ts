import { paths } from "#paths";
import type { Tx } from "#store";
import { inAll, type TellingHouse } from "../keep-community.ts";
import { wordsOf } from "../words/index.ts";

export type NewMessage = {
  readonly id: string;
  readonly introduction: string;
  readonly by: string;
  readonly byName: string;
  readonly to: string;
};

/** Tells one of the two that there is something to read; its words stay in the house. */
export const tellOfMessage = async (house: Pick<TellingHouse, "tell">, tx: Tx, message: NewMessage): Promise<void> => {
  await house.tell?.(tx, [message.to], {
    kind: "community",
    subject: `message:${message.id}`,
    bundle: `introduction ${message.introduction}`,
    by: message.by,
    told: inAll((lang) => wordsOf(lang).meet.toldWrote(message.byName)),
    path: paths.introduction(message.introduction),
  });
};
