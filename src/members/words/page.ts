import { french, type Lang } from "#kit";
import type { InterestKind, InterestProblem } from "../interests.ts";
import type { PortraitProblem } from "../draw-portrait.ts";
import type { Piece } from "../pieces.ts";
import { pageAr } from "./page-ar.ts";
import { pageEn } from "./page-en.ts";
import { pageFr } from "./page-fr.ts";

/** The sentences of a member's own page, and of where it is arranged. */
export type PageWords = {
  readonly title: string;
  readonly deck: string;
  readonly see: string;
  readonly nameAndText: string;
  readonly interests: string;
  readonly interestsDeck: string;
  readonly kinds: Readonly<Record<InterestKind, string>>;
  readonly kind: string;
  readonly label: string;
  readonly labelHint: string;
  readonly open: string;
  readonly openHint: string;
  readonly add: string;
  readonly isOpen: string;
  readonly isNotOpen: string;
  readonly makeOpen: string;
  readonly makeNotOpen: string;
  readonly drop: string;
  readonly none: string;
  readonly problems: (most: { readonly letters: number; readonly interests: number }) => Readonly<Record<InterestProblem, string>>;
  readonly switches: string;
  readonly switchesDeck: string;
  readonly pieces: Readonly<Record<Piece, string>>;
  readonly picture: {
    readonly title: string;
    readonly of: (name: string) => string;
    readonly label: string;
    readonly hint: (megabytes: number) => string;
    readonly send: string;
    readonly another: string;
    readonly drop: string;
    readonly none: string;
    readonly problems: (most: { readonly megabytes: number; readonly edge: number }) => Readonly<Record<PortraitProblem, string>>;
  };
  readonly knows: Readonly<Record<InterestKind, string>>;
};

const all: Readonly<Record<Lang, PageWords>> = { en: pageEn, fr: french(pageFr), ar: pageAr };
export const pageWordsOf = (lang: Lang): PageWords => all[lang];
