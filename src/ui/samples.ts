import { type Actor, dirOf, type Lang, visitor } from "#kit";
import { type Href, paths } from "#paths";
import { type Frame, type SiteIdentity } from "./frame.ts";

/** A newsroom that does not exist. */
export const sampleSite: SiteIdentity = {
  name: "Orrell Bay Courier",
  tagline: "News of Orrell Bay and the islands",
  nameplate: "Courier",
  ear: [["High water at the Mole"], ["", "05:48", " 4.2 m and ", "18:11", " 4.4 m"], ["Wind south-west 3"]],
  zone: "Europe/London",
  sections: [
    { slug: "town", name: { en: "Town", fr: "Ville", ar: "المدينة" } },
    { slug: "harbour", name: { en: "Harbour", fr: "Port", ar: "المرفأ" } },
    { slug: "council", name: { en: "Council", fr: "Conseil", ar: "المجلس" } },
    { slug: "schools", name: { en: "Schools", fr: "Écoles", ar: "المدارس" } },
    { slug: "wire", name: { en: "The wire", fr: "Les dépêches", ar: "الوكالات" } },
  ],
};

export const sampleMember: Actor = { id: "018e0000-0000-7000-8000-000000000001", role: "member", handle: "mira", name: "Mira Castell" };
export const sampleEditor: Actor = { id: "018e0000-0000-7000-8000-000000000002", role: "editor", handle: "tomas", name: "Tomas Ekwall" };

/** A frame for tests: a visitor reading the sample site in English at noon on 4 March 2026. Assets keep their plain names. */
export const sampleFrame = (changed: Partial<Omit<Frame, "dir">> & { readonly lang?: Lang } = {}): Frame => {
  const lang = changed.lang ?? "en";
  return {
    theme: null,
    site: sampleSite,
    viewer: visitor,
    now: "2026-03-04T12:00:00.000Z",
    path: "/",
    origin: "https://courier.example",
    assets: { url: (name) => paths.asset(name) },
    ...changed,
    lang,
    dir: dirOf(lang),
  };
};

/** A story of no consequence to link to. */
export const sampleHref: Href = paths.story({ id: "k3x9m2aa", slug: "ferry" });
