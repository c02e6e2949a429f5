import type { Lang } from "#kit";
import type { FeedAct } from "../feeds/feed-history.ts";

/** Sentences for what was changed of feeds, sources and publishing rules. */
export type HistoryWords = {
  readonly feed: (name: string) => string;
  readonly acts: Readonly<Record<Exclude<FeedAct, "added" | "changed">, string>>;
  readonly added: (kind: string) => string;
  readonly from: (field: string, before: string, after: string) => string;
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  readonly source: (name: string) => string;
  readonly rules: (source: string) => string;
  readonly newRule: (sentence: string) => string;
  readonly lostRule: (sentence: string) => string;
  readonly ordered: string;
};

const HISTORY: Readonly<Record<Lang, HistoryWords>> = {
  en: {
    feed: (name) => `Feed ${name}.`,
    acts: {
      secret: "Its password or key was changed; it is shown nowhere.",
      key: "It was given a new key to push with; the one before is void.",
      signing: "It was given a new secret to sign with.",
      pause: "It was paused.",
      resume: "It goes on.",
      trust: "The key that its server shows next is to be believed.",
      remove: "It was removed.",
    },
    added: (kind) => `It was set up: ${kind}.`,
    from: (field, before, after) => `${field}: from ${before} to ${after}`,
    nothing: "nothing",
    yes: "yes",
    no: "no",
    source: (name) => `Source ${name}.`,
    rules: (source) => `What of ${source} publishes itself.`,
    newRule: (sentence) => `New: ${sentence}`,
    lostRule: (sentence) => `No longer: ${sentence}`,
    ordered: "The rules stand in another order.",
  },
  fr: {
    feed: (name) => `Flux ${name}.`,
    acts: {
      secret: "Son mot de passe ou sa clé a changé ; on ne le montre nulle part.",
      key: "Il a reçu une nouvelle clé d’envoi ; l’ancienne ne vaut plus.",
      signing: "Il a reçu un nouveau secret pour signer.",
      pause: "Il a été suspendu.",
      resume: "Il reprend.",
      trust: "La clé que son serveur montrera sera crue.",
      remove: "Il a été supprimé.",
    },
    added: (kind) => `Il a été créé : ${kind}.`,
    from: (field, before, after) => `${field} : de ${before} à ${after}`,
    nothing: "rien",
    yes: "oui",
    no: "non",
    source: (name) => `Source ${name}.`,
    rules: (source) => `Ce qui se publie de soi-même de ${source}.`,
    newRule: (sentence) => `Nouveau : ${sentence}`,
    lostRule: (sentence) => `N’est plus : ${sentence}`,
    ordered: "Les règles sont dans un autre ordre.",
  },
  ar: {
    feed: (name) => `التغذية ${name}.`,
    acts: {
      secret: "تغيّرت كلمة مرورها أو مفتاحها، ولا يُعرض في أي مكان.",
      key: "أُعطيت مفتاح إرسال جديدًا، وبطل السابق.",
      signing: "أُعطيت سرًا جديدًا للتوقيع.",
      pause: "أُوقفت.",
      resume: "تتابع.",
      trust: "يُصدَّق المفتاح الذي سيعرضه خادمها.",
      remove: "أُزيلت.",
    },
    added: (kind) => `أُنشئت: ${kind}.`,
    from: (field, before, after) => `${field}: من ${before} إلى ${after}`,
    nothing: "لا شيء",
    yes: "نعم",
    no: "لا",
    source: (name) => `المصدر ${name}.`,
    rules: (source) => `ما يُنشر من تلقاء نفسه من ${source}.`,
    newRule: (sentence) => `جديد: ${sentence}`,
    lostRule: (sentence) => `لم يعد: ${sentence}`,
    ordered: "القواعد في ترتيب آخر.",
  },
};

export const historyWordsOf = (lang: Lang): HistoryWords => HISTORY[lang];
