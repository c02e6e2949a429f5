import { noteConduct } from "#context";
import { commentConduct } from "#conversation";
import type { ConductOf } from "#members";

/** What members did, in the rooms that hold it. Six statements for any number of members. */
export const conductOf: ConductOf = async (db, memberIds, since) => {
  const [said, noted] = [await commentConduct(db, memberIds, since), await noteConduct(db, memberIds, since)];
  return new Map(
    memberIds.map((id) => {
      const [comments, notes] = [said.get(id), noted.get(id)];
      return [
        id,
        {
          kinds: { ...comments?.kinds, ...(notes === undefined || notes.notes === 0 ? {} : { note: notes.notes }) },
          helped: comments?.helped ?? 0,
          notesHelped: notes?.helped ?? 0,
          takenOff: (comments?.takenOff ?? 0) + (notes?.takenOff ?? 0),
        },
      ];
    }),
  );
};
