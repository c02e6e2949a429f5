import type { SiteSettings } from "../site.ts";
import type { NewSource } from "../sources.ts";

/** The newsroom's own source where nobody has written a profile of it: named as the site is. */
export const ownProfile = (site: SiteSettings): NewSource => ({ name: site.name, isOwn: true, aboutLang: site.lang });
