/**
 * The rooms from left to right: a room may import only those in earlier rows, by their doors. Lint rules and the architecture test are made
 * from this table.
 */
const ROWS = [
  ["kit"],
  ["config", "paths"],
  ["store"],
  ["events"],
  ["jobs"],
  ["outside", "search"],
  ["ui"],
  ["ledger"],
  ["members"],
  ["rights"],
  ["stories"],
  ["wire"],
  ["conversation"],
  ["context", "questions", "communities"],
  ["moderation"],
  ["inbox"],
  ["newsletters"],
  ["outlets"],
  ["federation"],
  ["moving", "numbers"],
  ["web"],
  ["cli"],
  ["main"],
] as const;

export type Room = (typeof ROWS)[number][number];

/** Every room, from left to right. */
export const ROOMS: readonly Room[] = ROWS.flat();

const rowOf = (room: Room): number => ROWS.findIndex((row) => (row as readonly Room[]).includes(room));

/** Whether `room` may import from `other`: its own, or one in a row before. */
export const mayImport = (room: Room, other: Room): boolean => room === other || rowOf(other) < rowOf(room);

/** The rooms that `room` must not import. */
export const forbiddenTo = (room: Room): readonly Room[] => ROOMS.filter((other) => !mayImport(room, other));
