/** The sentences of conversations on other sites, and of handing a sign-in to one. */
export type EmbedWords = {
  readonly readOn: (site: string) => string;
  readonly how: string;
  readonly signIn: string;
  readonly signedIn: (name: string) => string;
  readonly reply: string;
  readonly whom: string;
  readonly toStory: string;
  readonly replyTo: (name: string) => string;
  readonly yourReply: string;
  readonly post: string;
  readonly posted: string;
  readonly held: string;
  readonly toReply: string;
  readonly ended: string;
  readonly failed: string;
  readonly paste: string;
  readonly useCode: string;
  readonly codeOver: string;
  readonly handOff: {
    readonly title: string;
    readonly deck: (site: string) => string;
    readonly what: (minutes: number) => string;
    readonly goOn: (name: string) => string;
    readonly signInFirst: string;
    readonly signIn: string;
    readonly again: string;
    readonly done: string;
    readonly codeHow: (minutes: number) => string;
    readonly code: string;
    readonly odd: string;
  };
};
