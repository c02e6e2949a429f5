import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const number = (value: number): string => formatNumber("ar", value);

export const ar: Words = {
  title: "الأرقام",
  how: "تُحسب على هذا الخادم حسب الصفحة واليوم (التوقيت العالمي). لا يُحفظ شيء عمّن قرأ: لا ملف ارتباط ولا عنوان ولا جهاز. البرامج التي تعلن عن نفسها لا تُحسب، ولا الصفحات التي يحمّلها المتصفح مسبقًا.",
  days: (days) =>
    plural("ar", days, { one: "اليوم", two: "آخر يومين", few: `آخر ${number(days)} أيام`, other: `آخر ${number(days)} يومًا` }),
  span: "الفترة",
  show: "عرض",
  file: "كل الأعداد في ملف CSV",
  readings: "الصفحات المقروءة",
  readingsByDay: "الصفحات المقروءة حسب اليوم",
  replies: "الردود",
  repliesByDay: "الردود حسب اليوم",
  total: (count) => `المجموع ${number(count)}`,
  table: "في جدول",
  day: "اليوم",
  mostRead: "الأكثر قراءة",
  story: "المادة",
  from: "من أين يأتي القراء",
  host: "الموقع",
  fromHelp: "لا يُحفظ إلا اسم الموقع السابق. كثير من المتصفحات والتطبيقات لا تذكر أي موقع.",
  mostReplied: "أين يُردّ",
  questions: "الأسئلة",
  asked: "طُرحت",
  answered: "أُجيب عنها",
  half: "نصفها خلال",
  moderation: "الإشراف",
  opened: "حالات فُتحت",
  closed: "بُتّ منها",
  waiting: "في الانتظار الآن",
  feeds: "القنوات",
  feed: "القناة",
  lastItem: "آخر مادة",
  lag: "وصلت بعد",
  righted: "ما بلغته التصحيحات",
  rightedHelp: "كم مرة قُرئت المادة منذ يوم تصحيحها، والتصحيح فوق نصها.",
  correctedAt: "صُححت",
  readSince: "قُرئت منذ ذلك",
  nothing: "لا شيء بعد.",
};
