import type { Lang } from "#kit";

type DeviceWords = Readonly<
  Record<
    | "title"
    | "deck"
    | "none"
    | "unnamed"
    | "here"
    | "since"
    | "never"
    | "last"
    | "refused"
    | "drop"
    | "add"
    | "denied"
    | "asked"
    | "unable"
    | "failed"
    | "needsScript"
    | "noDevice",
    string
  >
> & { readonly problems: Readonly<Record<"bad-device" | "too-many" | "not-signed-in", (most: number) => string>> };

const en: DeviceWords = {
  title: "Your devices",
  deck: "A browser set up here shows you at once what you chose above to be told on your devices, also when this site is not open. It is told as long as it stays signed in. The notice says who and where, never what was written; decisions about your words are announced without saying what they are.",
  none: "No device is set up.",
  unnamed: "A browser",
  here: "this browser",
  since: "Since",
  never: "Nothing was sent there yet.",
  last: "Last told",
  refused: "Its service did not take the last notice. It said:",
  drop: "Stop telling this device",
  add: "Tell me on this device",
  denied:
    "This browser does not allow notices from this site. You can allow them in the browser’s settings for this site, then press the button again. Until then everything waits in your inbox.",
  asked: "You have not decided yet. Press the button again whenever you like.",
  unable: "This browser cannot show notices, or not in a private window. Everything waits in your inbox.",
  failed: "That did not work: the browser reached no service that passes notices on. Try again later; everything waits in your inbox.",
  needsScript:
    "This button needs JavaScript, because only a script may ask the browser to show notices. All else on this page works without.",
  noDevice:
    "You chose to be told of some things on your devices, but none is set up. They stand in your inbox, and in the digest if you get one.",
  problems: {
    "bad-device": () => "The browser did not say where it can be reached. Try again.",
    "too-many": (most) => `You have ${most} devices, which is as many as there can be. Stop telling one of them first.`,
    "not-signed-in": () => "Sign in with this browser first: a device is told as long as it stays signed in.",
  },
};

const fr: DeviceWords = {
  title: "Vos appareils",
  deck: "Un navigateur réglé ici vous montre aussitôt ce que vous avez choisi plus haut d’apprendre sur vos appareils, même quand ce site n’est pas ouvert, tant qu’il reste connecté à votre compte. L’avis dit qui et où, jamais ce qui a été écrit ; les décisions sur vos propos sont annoncées sans dire lesquelles.",
  none: "Aucun appareil n’est réglé.",
  unnamed: "Un navigateur",
  here: "ce navigateur",
  since: "Depuis",
  never: "Rien n’y a encore été envoyé.",
  last: "Dernier avis",
  refused: "Son service n’a pas pris le dernier avis. Il a dit :",
  drop: "Ne plus avertir cet appareil",
  add: "M’avertir sur cet appareil",
  denied:
    "Ce navigateur n’autorise pas les avis de ce site. Vous pouvez les autoriser dans ses réglages pour ce site, puis appuyer de nouveau. D’ici là, tout attend dans votre boîte.",
  asked: "Vous n’avez pas encore décidé. Appuyez de nouveau quand vous voudrez.",
  unable: "Ce navigateur ne peut pas montrer d’avis, ou pas dans une fenêtre privée. Tout attend dans votre boîte.",
  failed:
    "Cela n’a pas marché : le navigateur n’a joint aucun service qui transmette les avis. Réessayez plus tard ; tout attend dans votre boîte.",
  needsScript:
    "Ce bouton demande JavaScript, car seul un script peut demander au navigateur de montrer des avis. Tout le reste de cette page s’en passe.",
  noDevice:
    "Vous avez choisi d’apprendre certaines choses sur vos appareils, mais aucun n’est réglé. Elles sont dans votre boîte, et dans le résumé si vous le recevez.",
  problems: {
    "bad-device": () => "Le navigateur n’a pas dit où le joindre. Réessayez.",
    "too-many": (most) => `Vous avez ${most} appareils, c’est le plus possible. Cessez d’abord d’en avertir un.`,
    "not-signed-in": () => "Connectez-vous d’abord avec ce navigateur : un appareil est averti tant qu’il reste connecté.",
  },
};

const ar: DeviceWords = {
  title: "أجهزتك",
  deck: "المتصفح الذي تهيئه هنا يعرض لك فورًا ما اخترت أعلاه أن تُبلَّغ به على أجهزتك، ولو لم يكن الموقع مفتوحًا، ما دمت مسجّل الدخول فيه. يقول الإشعار من وأين، ولا يقول ما كُتب؛ والقرارات في كلامك تُعلَن دون ذكر مضمونها.",
  none: "لم يُهيَّأ أي جهاز.",
  unnamed: "متصفح",
  here: "هذا المتصفح",
  since: "منذ",
  never: "لم يُرسل إليه شيء بعد.",
  last: "آخر إشعار",
  refused: "لم تقبل خدمته الإشعار الأخير. قالت:",
  drop: "أوقف إبلاغ هذا الجهاز",
  add: "أبلغني على هذا الجهاز",
  denied:
    "لا يسمح هذا المتصفح بإشعارات هذا الموقع. يمكنك السماح بها في إعدادات المتصفح لهذا الموقع ثم الضغط على الزر من جديد. وحتى ذلك الحين ينتظرك كل شيء في الوارد.",
  asked: "لم تقرر بعد. اضغط الزر من جديد متى شئت.",
  unable: "لا يستطيع هذا المتصفح عرض الإشعارات، أو لا يعرضها في نافذة خاصة. ينتظرك كل شيء في الوارد.",
  failed: "لم ينجح ذلك: لم يصل المتصفح إلى خدمة تنقل الإشعارات. حاول لاحقًا؛ ينتظرك كل شيء في الوارد.",
  needsScript:
    "يحتاج هذا الزر إلى جافاسكربت، لأن النص البرمجي وحده يستطيع أن يطلب من المتصفح عرض الإشعارات. وكل ما عداه في هذه الصفحة يعمل دونه.",
  noDevice: "اخترت أن تُبلَّغ ببعض الأشياء على أجهزتك، ولم يُهيَّأ أي منها. هي في الوارد، وفي الموجز إن كان يصلك.",
  problems: {
    "bad-device": () => "لم يقل المتصفح أين يمكن الوصول إليه. حاول من جديد.",
    "too-many": (most) => `لديك ${most} أجهزة، وهو أقصى ما يمكن. أوقف إبلاغ أحدها أولًا.`,
    "not-signed-in": () => "سجّل الدخول بهذا المتصفح أولًا: يُبلَّغ الجهاز ما دام مسجّل الدخول.",
  },
};

const all: Readonly<Record<Lang, DeviceWords>> = { en, fr, ar };
export const deviceWordsOf = (lang: Lang): DeviceWords => all[lang];
