import { formatNumber, formatSize, plural } from "#kit";
import type { Words } from "./index.ts";

const number = (value: number): string => formatNumber("ar", value);

export const ar: Words = {
  elsewhere: {
    title: "لم يأتِ هذا من صفحتنا",
    detail: "يبدو أن ما أُرسل جاء من موقع آخر، لذلك لم نفعل به شيئًا. افتح الصفحة هنا ثم أرسله من جديد.",
  },
  notJson: { title: "هذا العنوان يقبل JSON فقط", detail: "أرسل المحتوى بصيغة JSON مع نوع المحتوى application/json." },
  tooLarge: (limit) => ({
    title: "الحجم أكبر من المسموح",
    detail: `نقبل حتى ${limit} في المرة الواحدة. لم يُحفظ شيء. اختصر ما كتبته ثم أرسله من جديد.`,
  }),
  tooOften: (seconds) => ({
    title: "أسرع قليلًا مما ينبغي",
    detail: `انتظر ${plural("ar", seconds, {
      one: "ثانية واحدة",
      two: "ثانيتين",
      few: `${number(seconds)} ثوانٍ`,
      many: `${number(seconds)} ثانية`,
      other: `${number(seconds)} ثانية`,
    })} ثم حاول من جديد. ما كتبته ما زال في الصفحة السابقة.`,
  }),
  tooBusy: { title: "عدد الزوار كبير جدًا الآن", detail: "لم نتمكن من الرد في الوقت المناسب. حاول من جديد بعد نصف دقيقة." },
  size: (bytes) => formatSize("ar", bytes),
  signedOut: {
    title: "انتهت جلستك",
    what: "لم يُحفظ شيء. ما كتبتَه موجود أدناه ويُرسل ثانية كما هو.",
    signIn: "سجّل الدخول في صفحة أخرى ثمّ عُد إلى هذه.",
    again: "أرسله ثانية",
  },
  backToFront: "إلى الصفحة الأولى",
  broken: {
    title: "وصلت هذه الاستمارة معطوبة",
    detail: "تعذّرت قراءة ما أُرسل، فلم يُحفظ شيء. عُد صفحة إلى الوراء: ما كتبتَه ما زال هناك. ثمّ أرسله ثانية.",
  },
  mail: {
    title: "الرسائل",
    deck: "ما كان سيُرسل، الأحدث أوّلًا. اضبط TOWNWIRE_MAIL_URL لإرسال الرسائل.",
    none: "لم تُكتب أيّ رسالة بعد.",
    to: "إلى",
  },
  desk: {
    groups: { wire: "الوكالات", writing: "الكتابة", pages: "الصفحات", readers: "القراء", running: "الإدارة" },
    newsletters: "النشرات",
    numbers: "الأرقام",
    pictures: "الصور",
    notes: "الملاحظات",
    tickets: "معلومات معترَض عليها",
    writing: "الكتابة",
    front: "الصفحة الأولى",
    calendar: "التقويم",
    settings: "الإعدادات",
    incoming: "الوارد",
    feeds: "القنوات",
    sources: "المصادر",
    questions: "الأسئلة",
    corrections: "التصويبات",
    ledger: "السجلّ",
    moderation: "الإشراف",
  },
};
