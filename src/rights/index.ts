export { type Carrier, LEND_BARS, type LendBar, lendPicture } from "./lend-picture.ts";
export { joinLimits, type Limits, limitsIn, NO_LIMITS, type PictureLimit, policyWithin } from "./limits.ts";
export { type Asked, permit, type Permit, type Permitted, type Reason } from "./permit.ts";
export { FREE_PICTURE, permitPicture, type PicturePermit, type PictureRights, type PictureUse } from "./permit-picture.ts";
export {
  AGENCY_MANNERS,
  AGENCY_POLICY,
  type Allowance,
  EXCERPT_CHARACTERS,
  CANONICAL_RULES,
  type CanonicalRule,
  INDEX_RULES,
  type IndexRule,
  type Manners,
  OUTLETS,
  type Outlet,
  OWN_MANNERS,
  OWN_POLICY,
  PICTURE_RULES,
  type PictureRule,
  type Policy,
  type Share,
  SHARES,
  stricterIndex,
} from "./policy.ts";
export { readExpression, type RightsCondition, type RightsExpression, type RightsRule } from "./read-expression.ts";
export { readTerms, rulesFor, TERM_EFFECTS, type TermEffect, type TermRule } from "./read-terms.ts";
export {
  holeIn,
  type PartCredit,
  type RightsHole,
  type RightsLine,
  rightsLine,
  type RightsProfile,
  type SentRights,
} from "./rights-line.ts";
export { isLocked } from "./term-patterns.ts";
export { wordsOf as rightsWords } from "./words/index.ts";
