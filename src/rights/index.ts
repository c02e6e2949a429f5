export { isLocked, type Limits, NO_LIMITS, readTerms, type TermRule } from "./limits.ts";
export {
  AGENCY_POLICY,
  type Allowance,
  type Asked,
  EXCERPT_CHARACTERS,
  OUTLETS,
  type Outlet,
  OWN_POLICY,
  type Permit,
  permit,
  type Permitted,
  type Policy,
  type Share,
} from "./permit.ts";
export { holeIn, type RightsHole, type RightsLine, rightsLine, type RightsProfile, type SentRights } from "./rights-line.ts";
export { wordsOf as rightsWords } from "./words/index.ts";
