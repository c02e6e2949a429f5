import { formatNumber } from "#kit";
import type { RulesWords } from "./index.ts";

const n = (count: number): string => formatNumber("ar", count);

/** What moderators see where the numbers of the rules are tried and put in force. */
export const rulesAr: RulesWords = {
  simulator: {
    title: "القواعد وأرقامها",
    deck: "غيّر رقمًا، وانظر أوّلًا ما كان سيفعله في الثلاثين يومًا الماضية.",
    fields: {
      repeatsMost: "الكلمات نفسها من شخص، على الأكثر",
      copiesLeast: "الكلمات نفسها من كذا غيره: احتجاز",
      newLinksMost: "روابط الجديد، على الأكثر",
      linksMost: "روابط أيّ شخص، على الأكثر",
      newMentionsMost: "من يذكرهم الجديد، على الأكثر",
      turnedDownShare: "ما أُزيل مؤخّرًا من 100: احتجاز",
      newContributions: "جديد حتّى يُنشر له كذا",
      newDays: "… ويمضي كذا يومًا",
      heldFirst: "أوّل ما يُحتجز من المساهمات",
      scorerHolds: "المقدِّر يحتجز ابتداءً من، من 100",
    },
    note: "لماذا تغيّره (يُكتب في السجلّ)",
    tryIt: "جرّب على آخر 30 يومًا",
    setAll: "اعمل بها للجميع",
    setTrial: (share: number) => `جرّبها أولًا على ${n(share)} من كل 100 عضو`,
    endTrial: "أنهِ التجربة",
    trialStarted: "بدأت التجربة.",
    trialEnded: "انتهت التجربة.",
    trial: {
      title: "قيد التجربة",
      deck: (no: number, share: number, since: string) =>
        `تحكم النسخة ${n(no)} على ما ينشره ${n(share)} من كل 100 عضو منذ ${since}؛ ويُحكم على غيرهم بما هو معمول به.`,
      changes: "ما تغيّره",
      change: (name: string, from: number, to: number) => `${name}: ‏${n(to)} بدلًا من ${n(from)}`,
      caption: "كيف كان حال كلتيهما منذ ذلك",
      tried: "قيد التجربة",
      others: "الآخرون",
      judged: "حُكم عليها",
      held: "أُمسكت أو رُدّت",
      falseHolds: "أُمسكت ثم أذن بها شخص",
      missed: "نُشرت ثم أزالها شخص",
    },
    bounds: (least, most) => `من ${n(least)} إلى ${n(most)}`,
    outOfBounds: "يجب أن يكون كلّ رقم صحيحًا وضمن حدوده.",
    result: "ما كان سيفعله",
    replayed: (count) => `حُكم من جديد على ردود عددها ${n(count)} من آخر 30 يومًا.`,
    columns: { what: "", now: "كما هو", wanted: "بعد التغيير" },
    held: "كان سيحتجز",
    out: "كان سينشر",
    falseHold: "كان سيحتجز ما أبقاه الناس",
    missed: "كان سينشر ما أزاله الناس",
    byLang: "حسب اللغة",
    bySection: "حسب القسم",
    version: (no) => (no === 0 ? "الساري: أرقام الدار نفسها." : `الساري: الإصدار ${n(no)}.`),
    none: "لم يُنشر شيء في آخر 30 يومًا.",
    reasons: "بيانات الأسباب بصيغة قاعدة الشفافيّة الأوروبيّة",
    saved: "صار ساريًا.",
  },
};
