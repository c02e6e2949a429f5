import type { LentWords } from "./index.ts";

export const fr: LentWords = {
  bars: {
    nobody: "Aucun article de source visible des lecteurs ne la montre ; elle ne peut donc pas servir dans un article de la rédaction.",
    "not-public":
      "L’article qui l’a apportée est retenu ou sous embargo ; elle ne peut servir que lorsque les lecteurs auront cet article.",
    withdrawn: "Sa source la retient ; elle ne peut pas servir pour le moment.",
    "not-yet": "Son heure n’est pas venue ; elle ne peut pas encore servir.",
    over: "Le délai pendant lequel elle peut servir est passé.",
    waits: "Personne n’a encore lu ses conditions. Lisez-les sur la page de l’article qui l’a apportée, elle pourra ensuite servir.",
    terms: "Ses conditions interdisent de l’utiliser dans un autre article que le sien.",
    policy: "Le profil de sa source ne permet de montrer aucune photo ici ; elle ne peut pas servir.",
    killed: "L’article qui l’a apportée, ou la photo seule, a été retiré pour de bon.",
    dropped: "L’article qui l’a apportée a maintenant d’autres photos ; elle ne peut plus servir.",
  },
  may: "Elle peut figurer dans des articles de la rédaction",
  until: (day) => `jusqu’au ${day}`,
  siteOnly: "sur les seules pages de ce site",
  only: (countries) => `seulement : ${countries}`,
  never: (countries) => `sauf : ${countries}`,
  whole: "sans recadrage",
  noCard: "pas dans les aperçus partagés",
  from: (source) => `De ${source}.`,
  onLoan: "prêtée",
  title: "Utiliser dans un article",
  help: "Crédit et conditions l’accompagnent tels que la source les a envoyés. Si la source la retire, la retient ou change ses conditions, votre article suit aussitôt.",
  altHint: "Les mots de la source si elle en a envoyé. Dites en une phrase ce que l’on voit.",
  use: "Utiliser dans l’article",
  which: "Quel article",
  anew: "Un nouvel article",
};
