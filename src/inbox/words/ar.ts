import { formatNumber, isolated, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("ar", count);
const replies = (count: number): string =>
  plural("ar", count, {
    zero: "لا ردود",
    one: "رد واحد",
    two: "ردّان",
    few: `${n(count)} ردود`,
    many: `${n(count)} ردًّا`,
    other: `${n(count)} رد`,
  });

export const ar: Words = {
  title: "الوارد",
  deck: "ما يردّ عليك، وما آل إليه ما كتبت. ما حُذف في الأثناء لا يُذكر.",
  nothing: "لا شيء هنا بعد. اكتب تحت خبر أو تابعه، ونخبرك هنا بما يستجد.",
  unread: "جديد",
  readAll: "قرأتها كلها",
  read: "قُرئ",
  more: "الأقدم",
  why: "السبب:",
  someone: "أحدهم",
  andOthers: (first, others) =>
    plural("ar", others, {
      one: `${first} وشخص آخر`,
      two: `${first} وشخصان آخران`,
      few: `${first} و${n(others)} آخرين`,
      other: `${first} و${n(others)} آخرون`,
    }),
  began: (community, title) => `جديد في ${community}: «${isolated(title)}»`,
  tell: {
    answer: ({ count, who, headline }) =>
      count === 1
        ? `ردّ ${who} على تعليقك تحت «${isolated(headline)}»`
        : `${replies(count)} على تعليقك تحت «${isolated(headline)}»، من ${who}`,
    mention: ({ who, headline }) => `ذكرك ${who} تحت «${isolated(headline)}»`,
    talk: ({ count, who, headline }) => `${replies(count)} تحت «${isolated(headline)}» الذي تتابعه، من ${who}`,
    said: ({ count, who, headline }) =>
      count === 1
        ? `كتب ${who} الذي تتابعه تحت «${isolated(headline)}»`
        : `كتب ${who} الذي تتابعه ${n(count)} مرات، آخرها تحت «${isolated(headline)}»`,
    "taken-off": ({ headline }) => `حُذف تعليقك تحت «${isolated(headline)}»`,
    picked: ({ headline }) => `اختارت هيئة التحرير تعليقك تحت «${isolated(headline)}»`,
    correction: ({ headline }) => `تصحيح: «${isolated(headline)}»`,
  },
  refused: "لا تصل رسائلنا إلى عنوانك، فلا نرسل شيئًا. السبب وكيف تصلحه:",
  choices: {
    title: "كيف نخبرك",
    deck: "كل ما لم يوقف يظهر في الوارد. اختر ما يأتيك أيضًا بالبريد.",
    kinds: {
      answer: "الردود على ما كتبت",
      mention: "من يذكرك",
      talk: "الردود تحت أخبار تتابعها",
      said: "ما يكتبه أعضاء تتابعهم",
      "taken-off": "حذف تعليق لك",
      picked: "اختيار هيئة التحرير لتعليق لك",
      correction: "تصحيح خبر علّقت عليه أو تتابعه",
      question: "أسئلة طرحتها أو تتابعها",
      note: "ملاحظات كتبتها أو قيّمتها",
      decision: "القرارات في كلماتك وبلاغاتك وطعونك",
      community: "المجتمعات: نقاشات جديدة فيما تتابعه منها، واقتراحات، وقيّمون",
    },
    ways: { off: "موقوف", app: "في الوارد", digest: "وفي الموجز أيضًا", push: "على أجهزتك فورًا", mail: "بالبريد فورًا" },
    digest: "الموجز بالبريد",
    digests: { none: "لا شيء", daily: "كل صباح في السابعة", weekly: "صباح الأحد في السابعة" },
    quiet: "ساعات الهدوء",
    quietHint: "لا يُرسل فيها بريد ولا يُبلَّغ جهاز، بل يأتي كل شيء عند انتهائها. الأوقات بتوقيت الصحيفة.",
    from: "من",
    to: "إلى",
    noQuiet: "لا شيء",
    halfQuiet: "لساعات الهدوء بداية ونهاية. اخترهما معًا أو لا تختر شيئًا.",
    save: "حفظ",
    saved: "حُفظ.",
    refused: (at) => `تعود رسائلنا إلى عنوانك أو تُرفض منذ ${at}. قال خادمه:`,
    otherAddress: "غيّر عنوانك",
    refusedDo: "لن نرسل إليه شيئًا حتى تحفظ هذه الصفحة من جديد.",
  },
  follow: {
    title: "متابعة",
    following: "ما تتابعه",
    deck: "الأخبار التي تتابعها تخبرك بالردود والتصحيحات، والأقسام والموضوعات تملأ موجزك.",
    none: "لا تتابع شيئًا بعد. الأزرار تحت الخبر وفي صفحة العضو تتيح ذلك.",
    newest: "الجديد فيما تتابعه",
    sections: "الأقسام",
    start: (what) => `متابعة ${what}`,
    stop: (what) => `إيقاف متابعة ${what}`,
    story: "هذا الخبر",
    discussion: "هذا النقاش",
    gone: "لا يمكن متابعة هذا.",
    tooMany: "تتابع ٥٠٠ شيء، وهذا أقصى عدد. أوقف متابعة شيء أولًا.",
    back: "رجوع",
  },
  mail: {
    subject: (count, site) => (count === 1 ? `جديد لك في ${site}` : `جديد لك (${n(count)}) في ${site}`),
    open: "افتح الوارد",
    whyNotices: (site) => `تصلك هذه الرسالة لأنك اخترت أن تخبرك ${site} فورًا.`,
    whyDigest: (site) => `تصلك هذه الرسالة لأنك طلبت موجز ${site}.`,
    stop: "إيقاف هذه الرسائل",
    choose: "اختر ما يصلك",
    daily: (site, day) => `${site}، ${day}`,
    weekly: (site, day) => `الأسبوع في ${site}، ${day}`,
    news: "في الأخبار",
    forYou: "لك",
    replies,
  },
  stop: {
    title: "إيقاف الرسائل",
    ask: {
      notices: "أتريد إيقاف كل الرسائل التي تخبرك فورًا؟ يبقى الوارد كما هو.",
      digest: "أتريد إيقاف الموجز؟ يبقى الوارد كما هو.",
    },
    button: "إيقاف",
    done: "أُوقفت",
    doneDeck: { notices: "لن نخبرك بشيء بالبريد فورًا بعد الآن.", digest: "لن يصلك الموجز بعد الآن." },
    none: "هذا الرابط لا يوقف شيئًا",
    noneDeck: "إنه ناقص، أو لم يعد حسابه موجودًا. سجّل الدخول لتختار رسائلك.",
  },
};
