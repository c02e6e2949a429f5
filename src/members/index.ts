export { blockedPeople, type BlockKind, blockersOf, BLOCKS, blocksOf, setBlock } from "./block.ts";
export { createMember, type MadeMember, type NewMember } from "./create-member.ts";
export { type MemberRole, type Person } from "./member.ts";
export { type Onward, type Written } from "./onward.ts";
export { actorOfToken, lettersTo, memberByHandle, membersByHandles, membersByIds, type Profile } from "./queries.ts";
export { type MemberHouse, memberRoutes } from "./routes.tsx";
export { endSessions, viewerOf } from "./session.ts";
export { handleMemberJobs } from "./sweep.ts";
export { provedMembers, type Trust, trustOf } from "./trust.ts";
