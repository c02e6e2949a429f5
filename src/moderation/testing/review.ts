import { openBus } from "#events";
import { type Actor, SECOND } from "#kit";
import { commentSubject, postComment } from "#conversation";
import type { News, Tell } from "#members";
import type { TestHouse } from "../../store/testing/index.ts";
import type { ReportInput } from "../file-report.ts";
import { openModeration } from "../open-moderation.ts";
import { queueView } from "../queue-view.ts";
import type { Level } from "../standing.ts";
import { addMember, addStory } from "./house.ts";

export const input = (target: string, more: Partial<ReportInput> = {}): ReportInput => ({
  target,
  reason: "attack",
  detail: "",
  notice: null,
  lang: "en",
  ...more,
});

/** A house with the room of moderation, two moderators and a member; `levels` says how far a member is trusted. */
export const startReview = async (bare: TestHouse, levels: (id: string) => Level = () => 1) => {
  await addStory(bare);
  const told: { readonly to: readonly string[]; readonly news: News }[] = [];
  const house = {
    ...bare,
    origin: "https://t.example",
    mailName: "Saltby Courier",
    tell: (async (_tx, to, news) => void told.push({ to, news })) as Tell,
    standingOf: async (_tx: unknown, id: string) => levels(id),
    keepers: {},
    sealer: { seal: (text: string) => text, open: (text: string) => text },
    takeTurn: () => ({ ok: true }) as never,
    visitorKey: () => "",
  };
  const bus = openBus(house);
  const room = openModeration(house);
  room.listen(bus);
  const [maren, max] = [await addMember(house, "maren", "moderator"), await addMember(house, "max", "moderator")];
  const una = await addMember(house, "una");
  const post = async (who: Actor, body: string, parentId: string | null = null): Promise<string> => {
    house.clock.advance(SECOND);
    const posted = await postComment({ ...house, judge: room.judge }, who, { storyId: "story-1", parentId, body, key: null });
    if (!posted.ok) throw new Error(posted.problem.kind);
    return posted.value.id;
  };
  const queue = (who: Actor = maren) => queueView(house, who, { kind: null, after: undefined, zone: "UTC" });
  const stateOf = async (id: string) => (await commentSubject(house.store.db, id))?.state;
  const mails = async () =>
    (await house.store.db.selectFrom("job").select("body").where("kind", "=", "mail.send").orderBy("id").execute()).map(
      ({ body }) => (JSON.parse(body) as { letter: { to: string; subject: string; text: string } }).letter,
    );
  return { house, bus, maren, max, una, post, queue, stateOf, mails, told };
};
