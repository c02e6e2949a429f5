import { formatNumber } from "#kit";
import type { Words } from "./index.ts";

const STORY = { removal: "أُزيل خبر", restoration: "أُعيد خبر", correction: "صُوِّب خبر", withdrawal: "سُحب خبر" } as const;
const REPLY = { removal: "أُزيل ردّ", restoration: "أُعيد ردّ", correction: "صُوِّب ردّ", withdrawal: "سُحب ردّ" } as const;

const PICTURE = { removal: "أُزيلت صورة", restoration: "أُعيدت صورة", correction: "صُوِّبت صورة", withdrawal: "سُحبت صورة" } as const;
const SOURCE = {
  removal: "أُزيلت أخبار مصدر",
  restoration: "أُعيدت أخبار مصدر",
  correction: "صُوِّبت أخبار مصدر",
  withdrawal: "سُحبت أخبار مصدر",
} as const;
const NOTE = { removal: "أُزيلت ملاحظة", restoration: "أُعيدت ملاحظة", correction: "صُوِّبت ملاحظة", withdrawal: "سُحبت ملاحظة" } as const;
const THINGS: Readonly<Record<string, typeof NOTE | typeof STORY | typeof REPLY | typeof PICTURE | typeof SOURCE>> = {
  note: NOTE,
  story: STORY,
  picture: PICTURE,
  source: SOURCE,
};

export const ar: Words = {
  title: "سجلّ القرارات",
  deck: "كلّ مرّة أُزيل فيها شيء هنا أو أُعيد أو سُحب أو صُوِّب، وعلى أيّ أساس. لا يُحذف من هذه القائمة شيء أبدًا، وللخطأ قيد خاصّ به.",
  caption: "الأحدث أوّلًا. يحمل كلّ قيد ختم القيد الذي قبله.",
  captionOne: "هذا القيد كما كُتب.",
  entry: (no) => `القيد ${formatNumber("ar", no)}`,
  columns: { no: "الرقم", when: "متى", what: "ماذا ولماذا", by: "صاحب القرار", seal: "الختم" },
  kinds: { removal: "الإزالات", restoration: "الإعادات", correction: "التصويبات", withdrawal: "السحوبات", context: "قرارات الملاحظات" },
  what: (kind, target) => (kind === "context" ? "قرار في الملاحظات" : (THINGS[target] ?? REPLY)[kind]),
  grounds: {
    "correction-by-source": "أرسل المصدر تصويبًا",
    "kill-by-source": "سحبه المصدر",
    "correction-by-editor": "صوّبه أحد المحررين",
    "kill-by-editor": "سحبه أحد المحررين",
    "lift-by-editor": "أرسل المصدر نسخة جديدة بعد سحب الخبر، ونشرها أحد المحررين",
    purge: "سُحبت جميع أخبار مصدر في مدة معيّنة",
    restore: "كان قد سُحب من قبل، ولم تكن النسخة الاحتياطية المستعادة تعلم ذلك",
    rule: "يخالف قاعدة",
    mistake: "أُزيل خطأً",
    "note-published": "قرّر التحرير هل تكون في الخبر باختياره",
    "note-vetoed": "قرّر التحرير هل تُمنع من الخبر",
    "notes-closed": "أغلق التحرير الخبر أمام الملاحظات",
    "notes-opened": "فتح التحرير الخبر للملاحظات",
  },
  rule: (no) => `القاعدة ${no}`,
  by: { source: "المصدر", moderator: "مشرف", editor: "محرّر", author: "كاتبه", rule: "قاعدة" },
  target: "انظر الخبر",
  kind: "النوع",
  all: "الكلّ",
  number: "الرقم",
  show: "اعرض",
  older: "قيود أقدم",
  none: "لم يُتّخذ أيّ قرار بعد.",
  check: "تحقّق بنفسك",
  checkHow:
    "كلّ ختم هو بصمة SHA-256 للقيد مع الختم الذي قبله. بملفّ القيود كلّها يستطيع أيّ شخص أن يعيد حساب الأختام ويرى أنّ شيئًا لم يُغيَّر ولم يُحذف ولم يُدسّ.",
  file: "كلّ القيود في ملفّ واحد",
  notIn: "ما ليس هنا",
  notInHow: "أسماء الأعضاء والكلمات المزالة نفسها. يستطيع كاتبها قراءة الأمرين مع السبب حيث كان الردّ.",
  seals: { whole: "ختمه كاملًا:", before: "الختم الذي قبله:" },
};
