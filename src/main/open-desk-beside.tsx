import { ticketsBeside } from "#context";
import { toldBeside } from "#inbox";
import type { House } from "#store";
import type { BesideDesk } from "#wire";

/** What stands beside a story on the desk: facts that readers dispute, and who was told of its corrections. */
export const openDeskBeside = (house: House): BesideDesk => {
  const [tickets, told] = [ticketsBeside(house), toldBeside(house)];
  return async (frame, story) => {
    const disputed = await tickets(frame, story);
    const corrections = await told(frame, story);
    return (
      <>
        {disputed}
        {corrections}
      </>
    );
  };
};
