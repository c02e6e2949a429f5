import type { Lang } from "#kit";
import type { AcceptProblem, InviteProblem } from "../invitations.ts";

type Words = Readonly<
  Record<
    | "link"
    | "title"
    | "deck"
    | "email"
    | "role"
    | "send"
    | "sent"
    | "openTitle"
    | "none"
    | "revoke"
    | "offerTitle"
    | "signInFirst"
    | "join"
    | "signIn"
    | "accept"
    | "accepted"
    | "signInAgain"
    | "overTitle",
    string
  >
> & {
  readonly waits: (role: string, by: string, until: string) => string;
  readonly offer: (role: string, email: string) => string;
  readonly problems: Readonly<Record<InviteProblem, string>>;
  readonly acceptProblems: Readonly<Record<AcceptProblem, string>>;
  readonly mail: {
    readonly subject: (site: string) => string;
    readonly invited: (by: string, site: string, role: string) => string;
    readonly how: string;
    readonly notYou: string;
  };
};

/** A name as it stands in a sentence, kept apart from the direction around it. */
const name = (text: string): string => `\u2068${text}\u2069`;

const en: Words = {
  link: "Invite somebody to work here",
  title: "Invitations",
  deck: "A mail to one address with a link that works once, for seven days, and for the owner of that address alone. With it they take the role; it can be taken back until then.",
  email: "Their e-mail address",
  role: "The role they are offered",
  send: "Send the invitation",
  sent: "Done.",
  openTitle: "Waiting",
  none: "No invitation waits.",
  revoke: "Take it back",
  offerTitle: "You are invited",
  signInFirst: "Sign in with that address, or open a free account with it. You come back here then.",
  join: "Open an account",
  signIn: "Sign in",
  accept: "Take the role",
  accepted: "The role is yours",
  signInAgain: "Sign in once more, so that it holds. The desk then asks you for a passkey, or a password and a second step.",
  overTitle: "This invitation does not work",
  waits: (role, by, until) => `${role}, invited by ${name(by)}, until ${until}`,
  offer: (role, email) => `You are offered the role of ${role.toLowerCase()} here. The invitation is for ${name(email)}.`,
  problems: {
    "not-allowed": "Only an admin invites.",
    email: "This is not an e-mail address such as name@example.org.",
    role: "Choose one of the roles.",
    "has-role": "Whoever owns this address works here already. Change the role on the page before this one.",
    "too-many": "Twenty invitations wait. Take one back first.",
  },
  acceptProblems: {
    over: "It was used, taken back, or has run out. Ask the newsroom for another.",
    "other-address": "It was sent to another address than yours. Sign in with the one it was sent to.",
    "not-signed-in": "Sign in first.",
  },
  mail: {
    subject: (site) => `An invitation to work at ${site}`,
    invited: (by, site, role) => `${name(by)} invites you to work at ${name(site)}, as: ${role}.`,
    how: "The link works once, within seven days, and only for whoever signs in with this address:",
    notYou: "If you do not know what this is about, you need not do anything.",
  },
};

const fr: Words = {
  link: "Inviter quelqu’un à travailler ici",
  title: "Invitations",
  deck: "Un courriel à une seule adresse, avec un lien qui sert une fois, pendant sept jours, et à qui possède cette adresse seulement. Il donne le rôle ; jusque-là on peut le reprendre.",
  email: "Son adresse e-mail",
  role: "Le rôle proposé",
  send: "Envoyer l’invitation",
  sent: "C’est fait.",
  openTitle: "En attente",
  none: "Aucune invitation n’attend.",
  revoke: "La reprendre",
  offerTitle: "Vous êtes invité",
  signInFirst: "Connectez-vous avec cette adresse, ou ouvrez avec elle un compte gratuit. Vous reviendrez ici ensuite.",
  join: "Ouvrir un compte",
  signIn: "Se connecter",
  accept: "Prendre le rôle",
  accepted: "Le rôle est à vous",
  signInAgain:
    "Connectez-vous encore une fois pour qu’il prenne effet. La rédaction vous demandera une clé d’accès, ou un mot de passe et une seconde étape.",
  overTitle: "Cette invitation ne fonctionne pas",
  waits: (role, by, until) => `${role}, invité par ${name(by)}, jusqu’au ${until}`,
  offer: (role, email) => `On vous propose ici le rôle : ${role}. L’invitation est pour ${name(email)}.`,
  problems: {
    "not-allowed": "Seul un administrateur invite.",
    email: "Ce n’est pas une adresse e-mail comme nom@example.org.",
    role: "Choisissez un des rôles.",
    "has-role": "Qui possède cette adresse travaille déjà ici. Changez le rôle à la page précédente.",
    "too-many": "Vingt invitations attendent. Reprenez-en une d’abord.",
  },
  acceptProblems: {
    over: "Elle a servi, a été reprise ou a expiré. Demandez-en une autre à la rédaction.",
    "other-address": "Elle a été envoyée à une autre adresse que la vôtre. Connectez-vous avec celle-là.",
    "not-signed-in": "Connectez-vous d’abord.",
  },
  mail: {
    subject: (site) => `Une invitation à travailler pour ${site}`,
    invited: (by, site, role) => `${name(by)} vous invite à travailler pour ${name(site)}, comme : ${role}.`,
    how: "Le lien sert une fois, dans les sept jours, et seulement à qui se connecte avec cette adresse :",
    notYou: "Si vous ne savez pas de quoi il s’agit, vous n’avez rien à faire.",
  },
};

const ar: Words = {
  link: "ادع أحدًا إلى العمل هنا",
  title: "الدعوات",
  deck: "رسالة إلى عنوان واحد، فيها رابط يعمل مرة واحدة خلال سبعة أيام ولصاحب ذلك العنوان وحده. به يأخذ الدور، ويمكن سحب الدعوة قبل ذلك.",
  email: "عنوان بريده",
  role: "الدور المعروض",
  send: "أرسل الدعوة",
  sent: "تم.",
  openTitle: "بالانتظار",
  none: "لا دعوات بالانتظار.",
  revoke: "اسحبها",
  offerTitle: "أنت مدعو",
  signInFirst: "سجّل الدخول بذلك العنوان، أو افتح به حسابًا مجانيًا، ثم تعود إلى هنا.",
  join: "افتح حسابًا",
  signIn: "سجّل الدخول",
  accept: "خذ الدور",
  accepted: "صار الدور لك",
  signInAgain: "سجّل الدخول مرة أخرى ليسري. ثم تُطلب منك لغرفة الأخبار مفتاح مرور، أو كلمة مرور وخطوة ثانية.",
  overTitle: "هذه الدعوة لا تعمل",
  waits: (role, by, until) => `${role}، دعاه ${name(by)}، حتى ${until}`,
  offer: (role, email) => `يُعرض عليك هنا الدور: ${role}. والدعوة لصاحب ${name(email)}.`,
  problems: {
    "not-allowed": "المدير وحده يدعو.",
    email: "هذا ليس عنوان بريد مثل name@example.org.",
    role: "اختر أحد الأدوار.",
    "has-role": "صاحب هذا العنوان يعمل هنا من قبل. غيّر دوره في الصفحة السابقة.",
    "too-many": "عشرون دعوة بالانتظار. اسحب واحدة أولًا.",
  },
  acceptProblems: {
    over: "استُعملت أو سُحبت أو انقضت مهلتها. اطلب من غرفة الأخبار دعوة أخرى.",
    "other-address": "أُرسلت إلى عنوان غير عنوانك. سجّل الدخول بالعنوان الذي أُرسلت إليه.",
    "not-signed-in": "سجّل الدخول أولًا.",
  },
  mail: {
    subject: (site) => `دعوة إلى العمل في ${site}`,
    invited: (by, site, role) => `يدعوك ${name(by)} إلى العمل في ${name(site)}، بدور: ${role}.`,
    how: "يعمل الرابط مرة واحدة خلال سبعة أيام، ولمن يدخل بهذا العنوان وحده:",
    notYou: "إن لم تعرف ما هذا فلا حاجة إلى فعل شيء.",
  },
};

const WORDS: Readonly<Record<Lang, Words>> = { en, fr, ar };

export const invitationWordsOf = (lang: Lang): Words => WORDS[lang];
