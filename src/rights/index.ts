export {
  AGENCY_POLICY,
  type Allowance,
  EXCERPT_CHARACTERS,
  OUTLETS,
  type Outlet,
  OWN_POLICY,
  type Permit,
  permit,
  type Permitted,
  type Policy,
} from "./permit.ts";
export { holeIn, type RightsHole, type RightsLine, rightsLine, type RightsProfile, type SentRights } from "./rights-line.ts";
export { wordsOf as rightsWords } from "./words/index.ts";
