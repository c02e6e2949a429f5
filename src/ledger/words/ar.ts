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
const PROFILE = {
  removal: "مُسح اسم أو نبذة",
  restoration: "أُعيد اسم أو نبذة",
  correction: "صُحّح اسم أو نبذة",
  withdrawal: "مُسح اسم أو نبذة",
} as const;
const LIFTED = { removal: "رُفع تقييد", restoration: "رُفع تقييد", correction: "رُفع تقييد", withdrawal: "رُفع تقييد" } as const;
const THINGS: Readonly<Record<string, Readonly<Record<keyof typeof REPLY, string>>>> = {
  note: NOTE,
  story: STORY,
  picture: PICTURE,
  source: SOURCE,
  sanction: LIFTED,
  profile: PROFILE,
};

/** What is said whatever it was done to. */
const ALONE = {
  appeal: "رُفض تظلّم",
  sanction: "قُيّد عضو",
  rule: "غُيّرت قاعدة",
  recovery: "أُعيد ضبط دخول أحد العاملين",
  exits: "فُحص السحب في كل عنوان",
  context: "قرار في الملاحظات",
} as const;

export const ar: Words = {
  title: "سجلّ القرارات",
  deck: "كلّ مرّة أُزيل فيها شيء هنا أو أُعيد أو سُحب أو صُوِّب، وعلى أيّ أساس. لا يُحذف من هذه القائمة شيء أبدًا، وللخطأ قيد خاصّ به.",
  caption: "الأحدث أوّلًا. يحمل كلّ قيد ختم القيد الذي قبله.",
  captionOne: "هذا القيد كما كُتب.",
  entry: (no) => `القيد ${formatNumber("ar", no)}`,
  columns: { no: "الرقم", when: "متى", what: "ماذا ولماذا", by: "صاحب القرار", seal: "الختم" },
  kinds: {
    removal: "الإزالات",
    restoration: "الإعادات",
    correction: "التصويبات",
    withdrawal: "السحوبات",
    context: "قرارات الملاحظات",
    appeal: "تظلّمات مرفوضة",
    sanction: "تقييد أعضاء",
    rule: "تغيير قواعد",
    recovery: "إعادات ضبط دخول العاملين",
    exits: "عمليات السحب المفحوصة",
  },
  what: (kind, target) => ({ ...(THINGS[target] ?? REPLY), ...ALONE })[kind],
  grounds: {
    "correction-by-source": "أرسل المصدر تصويبًا",
    "kill-by-source": "سحبه المصدر",
    "correction-by-editor": "صوّبه أحد المحررين",
    "kill-by-editor": "سحبه أحد المحررين",
    "lift-by-editor": "أرسل المصدر نسخة جديدة بعد سحب الخبر، ونشرها أحد المحررين",
    purge: "سُحبت جميع أخبار مصدر في مدة معيّنة",
    restore: "كان قد سُحب من قبل، ولم تكن النسخة الاحتياطية المستعادة تعلم ذلك",
    rule: "يخالف قاعدة",
    upheld: "نظر فيه شخص آخر من جديد",
    "often-wrong": "كثر إلغاؤها فصارت تحتجز فقط",
    tried: "جُرّبت قبل ذلك على آخر 30 يومًا",
    "trial-ended": "انتهت التجربة ولم يُعمل بها",
    "two-persons": "اتفق مديران على أن وسيلة التحقق ضاعت، وانقضت مهلة الاعتراض",
    "all-down": "سُئل كل عنوان، ولا يعطي أيٌّ منها كلمة منه",
    "not-down": "سُئل كل عنوان، وما زال واحد منها أو أكثر يجيب",
    mistake: "أُزيل خطأً",
    "note-published": "قرّر التحرير هل تكون في الخبر باختياره",
    "note-vetoed": "قرّر التحرير هل تُمنع من الخبر",
    "notes-closed": "أغلق التحرير الخبر أمام الملاحظات",
    "notes-opened": "فتح التحرير الخبر للملاحظات",
    appeal: "بعد تظلّم نظر فيه شخص غير من قرّر أوّلًا",
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
  rules: "أيّ قاعدة",
  decider: "صاحب القرار",
  from: "من",
  to: "إلى",
  about: "عمّا هو (رقم خبر أو ردّ)",
  yearLink: (year) => `عام ${year} بالأرقام`,
  receipt: "إيصال موقَّع لهذا القيد",
  year: {
    title: (year) => `قرارات عام ${year}`,
    deck: "كلّ ما في السجلّ من هذا العام معدودًا. لا أسماء فيه ولا كلمات.",
    months: "شهرًا بعد شهر",
    month: "الشهر",
    rules: "الإزالات حسب القاعدة",
    heard: "تظلّمات نُظر فيها",
    won: "أُلغي بعد تظلّم",
  },
  checkPage: {
    title: "تحقّق من السجلّ بنفسك",
    deck: "يعيد متصفّحك صنع كلّ ختم من ملفّ القيود كلّها، ويخبرك بما وجد.",
    running: "تُعاد الأختام …",
    good: "القيود كلّها، وعددها #، كما كُتبت: لم يُغيَّر منها شيء ولم يُحذف ولم يُدسّ.",
    broken: "القيد # ليس كما كُتب، أو هو مفقود.",
    failed: "تعذّرت قراءة الملفّ. حاول ثانية أو اتبع الطريقة أدناه.",
    noScript: "لا يشغّل متصفّحك البرامج هنا. والطريقة أدناه لا تحتاج إليها.",
    byHand: "من دون هذه الصفحة",
    how: "خذ الملفّ. كلّ سطر قيد. وختمه بصمة SHA-256 بالستّ عشريّ لمصفوفة JSON بلا فراغات: الختم السابق، ثمّ no وat وkind وtarget وground وrule وdecidedBy، وdetails نصَّ JSON. والختم السابق للقيد الأوّل 64 صفرًا. ومن يشغّل نسخة من هذا الموقع يقول «townwire ledger verify». والإيصال هو الختم موقَّعًا من هذا الموقع (Ed25519)؛ ومفتاحه هنا أيضًا.",
    file: "كلّ القيود في ملفّ واحد",
    key: "مفتاح الإيصالات",
  },
  seals: { whole: "ختمه كاملًا:", before: "الختم الذي قبله:" },
};
