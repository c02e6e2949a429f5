import type { Lang } from "#kit";
import type { Recovery, RecoveryProblem } from "../recovery.ts";

type Words = Readonly<
  Record<
    | "title"
    | "deck"
    | "link"
    | "ask"
    | "askTitle"
    | "who"
    | "confirm"
    | "stop"
    | "openTitle"
    | "none"
    | "done"
    | "former"
    | "stopTitle"
    | "stopAsks"
    | "stopYes"
    | "stopped"
    | "stopOver",
    string
  >
> & {
  readonly asked: (by: string, at: string) => string;
  readonly agreed: (by: string) => string;
  readonly due: (at: string) => string;
  readonly until: (at: string) => string;
  readonly states: Readonly<Record<Recovery["state"], string>>;
  readonly problems: Readonly<Record<RecoveryProblem, string>>;
  readonly mails: {
    readonly subject: (site: string) => string;
    readonly asked: (by: string) => string;
    readonly agreed: (by: string) => string;
    readonly notYou: string;
    readonly done: string;
  };
};

/** A name as it stands in a sentence, kept apart from the direction around it. */
const name = (text: string): string => `\u2068${text}\u2069`;

const en: Words = {
  title: "A lost authenticator",
  deck: "For somebody of the newsroom who has lost what they sign in with. It takes two admins and a day, in which the person can object. Then everything they signed in with is taken away; they sign in by mail and set up a passkey, or a password and a second step, anew.",
  link: "Somebody has lost their authenticator",
  ask: "Ask for it",
  askTitle: "Ask for a new start",
  who: "Who has lost it",
  confirm: "I have spoken to them; go ahead",
  stop: "Stop it",
  openTitle: "Asked for",
  none: "Nobody has asked for this yet.",
  done: "Done. The person has been told by mail.",
  former: "a former member",
  stopTitle: "A new start for your account",
  stopAsks:
    "Two admins can take away everything that you sign in with, because somebody says that you lost it. If you did not, stop it here.",
  stopYes: "I have lost nothing; stop it",
  stopped: "It is stopped. Nothing was changed in your account. Speak with the newsroom about who asked.",
  stopOver: "There is nothing to stop any more: it was stopped, has been done, or a newer mail was sent with another link.",
  asked: (by, at) => `Asked for by ${name(by)}, ${at}`,
  agreed: (by) => `Confirmed by ${name(by)}`,
  due: (at) => `It is done at ${at}, unless somebody stops it`,
  until: (at) => `Another admin can confirm it until ${at}`,
  states: { asked: "waits for a second admin", agreed: "waits for a day", stopped: "stopped", done: "done", over: "nobody confirmed it" },
  problems: {
    "not-allowed": "Only an admin does this.",
    unknown: "This person is not of the newsroom any more.",
    yourself: "Others have to do this for you.",
    "same-person": "It takes two: another admin than the one who asked has to confirm, and both have to be admins still.",
    "open-already": "This has been asked for already. See below.",
    over: "This is over: it was confirmed, stopped, or waited too long.",
  },
  mails: {
    subject: (site) => `A new start for your account at ${site}`,
    asked: (by) =>
      `${name(by)} says that you have lost what you sign in with. If another admin confirms it, all of it is taken away a day later, and you sign in by mail.`,
    agreed: (by) =>
      `${name(by)} has confirmed that you have lost what you sign in with. In a day all of it is taken away, and you sign in by mail.`,
    notYou: "If you have lost nothing, stop it here:",
    done: "What you signed in with is taken away, as two admins agreed. Sign in by mail now and set up a passkey, or a password and a second step. Best set up two passkeys, so that one can be lost.",
  },
};

const fr: Words = {
  title: "Un authentificateur perdu",
  deck: "Pour une personne de la rédaction qui a perdu ce avec quoi elle se connecte. Il y faut deux administrateurs et un jour, pendant lequel la personne peut s’y opposer. Puis tous ses moyens de connexion sont retirés ; elle se connecte par courriel et crée à neuf une clé d’accès, ou un mot de passe et une seconde étape.",
  link: "Quelqu’un a perdu son authentificateur",
  ask: "Le demander",
  askTitle: "Demander un nouveau départ",
  who: "Qui l’a perdu",
  confirm: "Je lui ai parlé ; allez-y",
  stop: "Arrêter",
  openTitle: "Ce qui est demandé",
  none: "Personne n’a encore demandé cela.",
  done: "C’est fait. La personne en est avertie par courriel.",
  former: "un ancien membre",
  stopTitle: "Un nouveau départ pour votre compte",
  stopAsks:
    "Deux administrateurs peuvent retirer tout ce avec quoi vous vous connectez, parce que quelqu’un dit que vous l’avez perdu. Si ce n’est pas le cas, arrêtez-le ici.",
  stopYes: "Je n’ai rien perdu ; arrêter",
  stopped: "C’est arrêté. Rien n’a changé dans votre compte. Parlez à la rédaction de qui l’a demandé.",
  stopOver: "Il n’y a plus rien à arrêter : c’est arrêté, c’est fait, ou un courriel plus récent porte un autre lien.",
  asked: (by, at) => `Demandé par ${name(by)}, ${at}`,
  agreed: (by) => `Confirmé par ${name(by)}`,
  due: (at) => `Ce sera fait le ${at}, sauf si quelqu’un l’arrête`,
  until: (at) => `Un autre administrateur peut confirmer jusqu’au ${at}`,
  states: {
    asked: "attend un second administrateur",
    agreed: "attend un jour",
    stopped: "arrêté",
    done: "fait",
    over: "personne n’a confirmé",
  },
  problems: {
    "not-allowed": "Seul un administrateur fait cela.",
    unknown: "Cette personne n’est plus de la rédaction.",
    yourself: "D’autres doivent le faire pour vous.",
    "same-person":
      "Il faut être deux : un autre administrateur que celui qui a demandé doit confirmer, et tous deux doivent l’être encore.",
    "open-already": "C’est déjà demandé. Voyez plus bas.",
    over: "C’est trop tard : confirmé, arrêté, ou attendu trop longtemps.",
  },
  mails: {
    subject: (site) => `Un nouveau départ pour votre compte sur ${site}`,
    asked: (by) =>
      `${name(by)} dit que vous avez perdu ce avec quoi vous vous connectez. Si un autre administrateur le confirme, tout est retiré un jour plus tard, et vous vous connectez par courriel.`,
    agreed: (by) =>
      `${name(by)} a confirmé que vous avez perdu ce avec quoi vous vous connectez. Dans un jour tout est retiré, et vous vous connectez par courriel.`,
    notYou: "Si vous n’avez rien perdu, arrêtez-le ici :",
    done: "Vos moyens de connexion sont retirés, comme deux administrateurs l’ont convenu. Connectez-vous par courriel et créez une clé d’accès, ou un mot de passe et une seconde étape. Mieux : deux clés, pour pouvoir en perdre une.",
  },
};

const ar: Words = {
  title: "ضياع وسيلة التحقق",
  deck: "لمن فقد من غرفة الأخبار ما يدخل به. يلزم مديران ويوم يمكن فيه للشخص أن يعترض. ثم تُزال كل وسائل دخوله، فيدخل بالبريد وينشئ من جديد مفتاح مرور، أو كلمة مرور وخطوة ثانية.",
  link: "فقد أحدهم وسيلة التحقق",
  ask: "اطلب ذلك",
  askTitle: "طلب بداية جديدة",
  who: "من فقدها",
  confirm: "تحدثت إليه، فلنمضِ",
  stop: "أوقف ذلك",
  openTitle: "ما طُلب",
  none: "لم يطلب أحد هذا بعد.",
  done: "تم. أُبلغ الشخص بالبريد.",
  former: "عضو سابق",
  stopTitle: "بداية جديدة لحسابك",
  stopAsks: "يمكن لمديرَين إزالة كل ما تدخل به، لأن أحدًا يقول إنك فقدته. إن لم تفقد شيئًا فأوقف ذلك هنا.",
  stopYes: "لم أفقد شيئًا، أوقف ذلك",
  stopped: "أُوقف. لم يتغير شيء في حسابك. تحدث إلى غرفة الأخبار عمّن طلب ذلك.",
  stopOver: "لم يعد هناك ما يوقف: أُوقف أو تم، أو أُرسلت رسالة أحدث برابط آخر.",
  asked: (by, at) => `طلبه ${name(by)}، ${at}`,
  agreed: (by) => `أكده ${name(by)}`,
  due: (at) => `يتم ذلك في ${at} ما لم يوقفه أحد`,
  until: (at) => `يمكن لمدير آخر أن يؤكده حتى ${at}`,
  states: { asked: "ينتظر مديرًا ثانيًا", agreed: "ينتظر يومًا", stopped: "أُوقف", done: "تم", over: "لم يؤكده أحد" },
  problems: {
    "not-allowed": "المدير وحده يفعل هذا.",
    unknown: "لم يعد هذا الشخص من غرفة الأخبار.",
    yourself: "على غيرك أن يفعل هذا لك.",
    "same-person": "يلزم اثنان: يؤكد مدير غير الذي طلب، وعلى كليهما أن يبقى مديرًا.",
    "open-already": "طُلب هذا من قبل. انظر أدناه.",
    over: "انتهى هذا: أُكّد أو أُوقف أو طال انتظاره.",
  },
  mails: {
    subject: (site) => `بداية جديدة لحسابك في ${site}`,
    asked: (by) => `يقول ${name(by)} إنك فقدت ما تدخل به. إن أكد ذلك مدير آخر أُزيل كله بعد يوم، وتدخل بالبريد.`,
    agreed: (by) => `أكد ${name(by)} أنك فقدت ما تدخل به. بعد يوم يُزال كله، وتدخل بالبريد.`,
    notYou: "إن لم تفقد شيئًا فأوقف ذلك هنا:",
    done: "أُزيلت وسائل دخولك كما اتفق مديران. ادخل الآن بالبريد وأنشئ مفتاح مرور، أو كلمة مرور وخطوة ثانية. والأفضل مفتاحان، ليمكن أن يضيع أحدهما.",
  },
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr, ar };

export const recoveryWordsOf = (lang: Lang): Words => WORDS[lang];
