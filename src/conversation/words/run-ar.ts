import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("ar", count);

/** Where a moderator runs a conversation. */
export const runAr: Words["runPage"] = {
  title: "إدارة هذا الحديث",
  heat: (comments, people) => `في نصف الساعة الأخير: الردود ${n(comments)}، والمتحدّثون ${n(people)}.`,
  heatPropose: "الحديث يحتدم: قليل من الناس وكثير من الردود أو من الإزالات. الوضع البطيء قد يفيد.",
  calm: "الحديث هادئ.",
  close: "أغلقه",
  open: "افتحه من جديد",
  closeAfter: "يُغلق من نفسه",
  days: (days) =>
    plural("ar", days, {
      zero: "الآن",
      one: "بعد يوم",
      two: "بعد يومين",
      few: `بعد ${n(days)} أيّام`,
      many: `بعد ${n(days)} يومًا`,
      other: `بعد ${n(days)} يوم`,
    }),
  never: "أبدًا",
  slow: "الوضع البطيء",
  slowOff: "متوقّف",
  seconds: (seconds) => (seconds < 120 ? `ردّ واحد كلّ ${n(seconds)} ثانية` : `ردّ واحد كلّ ${n(seconds / 60)} دقيقة`),
  premoderate: "يقرأ مشرف كلّ ردّ قبل أن يظهر",
  save: "احفظ",
  waiting: (count) =>
    plural("ar", count, {
      zero: "لا ردود تنتظرك",
      one: "ردّ واحد ينتظرك",
      two: "ردّان ينتظرانك",
      few: `${n(count)} ردود تنتظرك`,
      many: `${n(count)} ردًّا ينتظرك`,
      other: `${n(count)} ردّ ينتظرك`,
    }),
  labelTitle: "من يتكلّم هنا وبأيّ صفة",
  labelWho: "المعرّف",
  labelKind: "صفته هنا",
  labelKinds: { author: "كاتب الخبر", expert: "خبير", guest: "ضيفنا", none: "لا شيء: اسحبها" },
  labelWords: "في ماذا",
  labelHint: "للخبير أو الضيف: ما ينبغي أن يعرفه الجميع، مثل «حارس الهويس 1979–2014، مُتحقَّق منه».",
  labelButton: "امنحها",
  noMember: "لا أحد هنا بهذا المعرّف.",
  labelShort: "قل في أيّ شيء هذا العضو خبير.",
};
