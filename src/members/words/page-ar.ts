import { formatNumber } from "#kit";
import type { PageWords } from "./page.ts";

const n = (count: number): string => formatNumber("ar", count);

export const pageAr: PageWords = {
  title: "صفحتك",
  deck: "ما يجده الآخرون حين يضغطون اسمك. لا شيء هنا إلزامي.",
  see: "اعرضها كما يراها الآخرون",
  nameAndText: "الاسم وبضع كلمات",
  interests: "ما تعرفه",
  interestsDeck: "أماكن تعرف طرقها، وأمور تفهمها.",
  kinds: { place: "مكان", topic: "موضوع" },
  kind: "ما هو",
  label: "اسمه",
  labelHint: "مثلاً: ميناء سولتبي؛ مواعيد الحافلات.",
  open: "يمكن ذكر اسمي تحت الأخبار عنه بوصفي شخصاً يعرفه",
  openHint: "يظهر هناك للأعضاء اسمك وهذا المكان أو الموضوع، ولهم أن يطلبوا التعارف معك؛ ولا يستطيع أحد مراسلتك دون موافقتك.",
  add: "أضفه",
  isOpen: "يُذكر اسمك تحت الأخبار عنه.",
  isNotOpen: "لا يُذكر اسمك تحت الأخبار عنه.",
  makeOpen: "ليُذكر اسمي",
  makeNotOpen: "لا تذكروا اسمي",
  drop: "أزله",
  none: "لا شيء بعد.",
  problems: ({ letters, interests }) => ({
    "against-rule": "قواعد الموقع لا تسمح بهذه الكلمات. قلها بصيغة أخرى.",
    "too-short": "أعط اسماً من حرفين على الأقل.",
    "too-long": `${n(letters)} حرفاً على الأكثر من فضلك.`,
    letters: "استعمل الحروف والأرقام والمسافات؛ لا عناوين صفحات.",
    "too-many": `ذكرت ${n(interests)}، وهذا أقصى ما يمكن. أزل واحداً أولاً.`,
  }),
  switches: "ما يُعرض",
  switchesDeck: "اسمك ومنذ متى أنت عضو يُعرضان دائماً.",
  pieces: {
    about: "الكلمات عني",
    place: "حيّي، على صفحتي",
    interests: "ما أعرفه",
    contributions: "ما كتبته أخيراً",
    badges: "ما وجده الآخرون مفيداً",
  },
  knows: { place: "يعرف المكان", topic: "يعرف الموضوع" },
};
