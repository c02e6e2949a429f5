import type { Words } from "./index.ts";

export const ar: Words = {
  title: "وقائع يعترض عليها القراء",
  promise: "موعود به في",
  promiseHint: (zone) => `اليوم والوقت اللذان يُجاب فيهما؛ يظهران في التقويم. الأوقات بتوقيت ${zone}. فارغ: لا وعد.`,
  promised: (at) => `موعود به في ${at}`,
  badTime: "ليس هذا تاريخًا ووقتًا. اكتبه هكذا 2026-03-04T18:00 أو اتركه فارغًا.",
  all: "كل الوقائع المعترض عليها",
  credited: "صُحح بفضل ملاحظات",
  states: { open: "جديد", looking: "قيد النظر", corrected: "صُحح", declined: "أُجيب عنه بلا تغيير" },
};
