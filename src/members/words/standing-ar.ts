import { formatNumber, plural } from "#kit";
import type { StandingWords } from "./standing.ts";

const n = (count: number): string => formatNumber("ar", count);
const days = (count: number): string =>
  plural("ar", count, { one: "يوم واحد", two: "يومان", few: `${n(count)} أيام`, many: `${n(count)} يوماً`, other: `${n(count)} يوم` });
const people = (count: number): string =>
  plural("ar", count, { one: "شخص واحد", two: "شخصين", few: `${n(count)} أشخاص`, many: `${n(count)} شخصاً`, other: `${n(count)} شخص` });
const contributions = (count: number): string =>
  plural("ar", count, {
    one: "مساهمة واحدة",
    two: "مساهمتان",
    few: `${n(count)} مساهمات`,
    many: `${n(count)} مساهمة`,
    other: `${n(count)} مساهمة`,
  });

export const standingAr: StandingWords = {
  title: "مدى الثقة بالأعضاء",
  deck: "تحسبها آلة كل ساعة مما فعله الناس هنا، بالأرقام التي على هذه الصفحة. لا تُشترى ولا تُمنح.",
  levels: { 0: "جديد هنا", 1: "معروف هنا", 2: "مواظب", 3: "يُعتمد عليه" },
  noStep: "يبدأ الجميع من هنا.",
  old: (count) => `عضو منذ ${days(count)}`,
  days: (count, of) => `كان هنا ${days(count)} من آخر ${n(of)}`,
  contributions: (count) => `ما بقي منشوراً: ${contributions(count)}`,
  helped: (count) => `شيء وجده مفيداً ${people(count)} من غيره`,
  takenOff: (most, of) => `ما أزيل خلال ${days(of)}: ${contributions(most)} على الأكثر`,
  reply: (burst, seconds) => `${n(burst)} ردود متتالية، ثم رد كل ${n(seconds)} ثانية`,
  links: (times) => (times === 1 ? "روابط بحسب قواعد الدار" : `${n(times)} أضعاف الروابط التي تقولها قواعد الدار`),
  ratings: (count) => `${n(count)} تقييماً للملاحظات في اليوم`,
  introductions: (count) => (count === 0 ? "لا طلبات تعارف بعد" : `عدد طلبات التعارف في الأسبوع: ${n(count)}`),
  lost: "ما لم يعد قائماً يُفقد في الحساب التالي: الأيام والقرارات تَقدُم.",
  reports: "بلاغ من هو أوثق يُقرأ قبل غيره. لا تُخفي الثقة شيئاً وحدها، ولا تقرر ما هو الصحيح.",
  yours: "منزلتك",
  yoursAre: (level) => `أنت: ${level}.`,
  badges: "الشارات",
  badgesDeck: "لما وجده أشخاص مختلفون مفيداً، يُحسب كل شخص مرة.",
  badge: (badge) => (badge.for === "helped" ? `احترمه ${people(badge.least)}` : `ملاحظات أفادت ${people(badge.least)}`),
  kinds: { comment: "تعليقات", question: "أسئلة", answer: "أجوبة", note: "ملاحظات" },
  contributionsTitle: "المساهمات",
  how: "كيف يُحسب هذا",
};
