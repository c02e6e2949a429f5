import { formatNumber, plural } from "#kit";
import { meetAr } from "./meet-ar.ts";
import { talkAr } from "./talk-ar.ts";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("ar", count);

export const ar: Words = {
  talk: talkAr,
  meet: meetAr,
  title: "أماكن واهتمامات",
  deck: "جيران يجمعهم مكان، وناس يعنيهم الشيء نفسه. القراءة للجميع، والأعضاء يعلنون المواعيد.",
  none: "لا شيء بعد.",
  kinds: { place: "مكان", interest: "اهتمام" },
  members: (count) =>
    plural("ar", count, {
      zero: "لا أعضاء",
      one: "عضو واحد",
      two: "عضوان",
      few: `${n(count)} أعضاء`,
      many: `${n(count)} عضوًا`,
      other: `${n(count)} عضو`,
    }),
  proposed: "مقترح",
  waits: "هذا مقترح ينتظر أن يفتحه محرر. لا يراه سواك وهيئة التحرير.",
  open: "افتحه",
  join: (name) => `الانضمام إلى ${name}`,
  leave: "مغادرة",
  quiet: "البقاء بهدوء",
  loud: "أخبروني من جديد",
  isMember: "أنت عضو فيه.",
  lastSteward: "أنت القيّم الوحيد عليه. لا بد من قيّم آخر قبل أن تغادر.",
  news: "في الأخبار هنا",
  dates: "مواعيد",
  noDates: "لا موعد محدد.",
  calendar: "في تقويمك (iCalendar)",
  off: "أُلغي",
  callOff: "إلغاء",
  keep: "من يرعاه",
  stewards: "القيّمون",
  rules: "القواعد",
  newest: "الجدد هنا",
  addDate: "أعلن موعدًا",
  what: "ما الذي سيحدث",
  where: "أين",
  when: "متى",
  whenHint: (zone) => `اليوم والساعة بتوقيت ${zone}، مثل 2026-03-06 19:00.`,
  post: "أعلنه",
  dateProblems: {
    "against-rule": "قواعد الموقع لا تسمح بهذه الكلمات. قلها بصيغة أخرى.",
    "not-member": "الأعضاء وحدهم يعلنون المواعيد. انضم أولًا.",
    title: "قل في ١٢٠ حرفًا على الأكثر ما سيحدث وأين.",
    past: "اذكر يومًا وساعة قادمين، مثل 2026-03-06 19:00.",
    "not-there": "لا يوجد موعد كهذا.",
  },
  know: { title: "أعضاء لهم معرفة بهذا", deck: "قالوا ذلك بأنفسهم وقبلوا أن تُذكر أسماؤهم هنا. أماكنهم ومواضيعهم في صفحاتهم." },
  found: {
    title: "اقترح واحدًا",
    deck: "يقرؤه محرر ثم يفتحه، فتكون أول قيّم عليه.",
    kind: "ما هو",
    name: "الاسم",
    about: "عمّ هو، في جملة أو جملتين",
    rules: "قواعد إضافة إلى قواعد البيت، إن وجدت",
    looks: "أخبار أي الأقسام تظهر فيه",
    send: "اقترحه",
  },
  foundProblems: {
    "not-signed-in": "سجّل الدخول أولًا.",
    name: "للاسم من ٣ إلى ٥٠ حرفًا.",
    about: "قل في ٤٠٠ حرف على الأكثر عمّ هو، وللقواعد ٤٠٠ كذلك.",
    taken: "هناك واحد بهذا الاسم. انضم إليه أو اختر اسمًا آخر.",
    "too-many": "ثلاثة من مقترحاتك تنتظر. دع هيئة التحرير تقرؤها أولًا.",
  },
};
