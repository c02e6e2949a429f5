import { formatNumber, plural } from "#kit";
import type { KeyWords } from "./keys.ts";

export const keysEn: KeyWords = {
  title: "Passkeys",
  deck: "A passkey lies on your telephone, your computer or a small key, and opens only this site. It counts as both steps.",
  count: (keys) =>
    keys === 0
      ? "There is no passkey."
      : plural("en", keys, { one: "There is one passkey.", other: `There are ${formatNumber("en", keys)} passkeys.` }),
  enterTitle: "Sign in with a passkey",
  enterDeck: "Your device asks for your finger, your face or a number, and tells us that it is you. No address has to be typed.",
  enter: "Show my passkey",
  byKey: "With a passkey",
  show: "Use a passkey instead",
  add: "Add a passkey",
  name: "A name for it",
  nameHint: "So that you know it again: my telephone, the blue key.",
  rename: "Rename",
  drop: "Take it away",
  made: "Made",
  used: "Last used",
  neverUsed: "Not used yet.",
  isBackedUp: "It is kept on several of your devices.",
  isNotBackedUp: "It is on one device only. Have a second one, in case that is lost.",
  suspect: "It may have been copied: its counter ran backwards. Take it away and make a new one.",
  needsScript: "Passkeys need a browser with scripts switched on. The way by mail is always open.",
  failed: "The device did not show a passkey. Try again, or choose another way.",
  bad: "This passkey is not known here, or did not verify you. Try again, or choose another way.",
  problems: {
    over: "That took too long, or was sent twice. Try again.",
    bad: "The device's answer could not be verified. Try again.",
    known: "This passkey is here already.",
    "too-many": "There are as many passkeys as there can be. Take one away first.",
    name: "Give it a name of at most forty letters.",
  },
  suspectSubject: (site) => `One of your passkeys at ${site} may have been copied`,
  suspectMail: (name) =>
    `Your passkey “${name}” was used just now, and its counter ran backwards. That happens when a key is copied, or when a device was set back.`,
  suspectDo: "If you did not set a device back, take this passkey away and make a new one:",
  addedSubject: (site) => `Your account at ${site} has a new passkey`,
  addedMail: (name) => `The passkey “${name}” opens your account from now on. If it was not you who added it, take it away:`,
  or: "Or",
  with: (provider) => `With ${provider}`,
  providerFailed: "Signing in there did not work, or was broken off. Nothing has changed; try again, or choose another way.",
  identitiesTitle: "Accounts elsewhere",
  identitiesDeck:
    "An account with another service can open this one. We learn nothing else of it, and never join accounts by their addresses.",
  identitiesCount: (count) =>
    count === 0
      ? "No account elsewhere opens this one."
      : plural("en", count, {
          one: "One account elsewhere opens this one.",
          other: `${formatNumber("en", count)} accounts elsewhere open this one.`,
        }),
  noneConnected: "None is connected.",
  connect: (provider) => `Connect ${provider}`,
  disconnect: "Disconnect",
  waitsTitle: "Shall it open this account?",
  waits: (provider, label) =>
    `You have signed in at ${provider}${label === "" ? "" : ` as ${label}`}. Connected, it opens this account from now on.`,
  waitsConnect: "Yes, connect it",
  strangerTitle: "We do not know this account yet",
  strangerDeck: (provider) =>
    `You have signed in at ${provider}, but no account here is connected with it. Sign in by mail or open an account; then you are asked whether to connect it.`,
  strangerJoin: "Open a free account",
  strangerIn: "I have an account here",
  takenElsewhere: "That account is connected with another one here.",
  addedIdentity: (provider) =>
    `Your account with ${provider} opens your account here from now on. If it was not you who connected it, disconnect it:`,
};
