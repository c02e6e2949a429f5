/** Where the clocks stand of agencies that send times without a zone, by a word of their name, code or domain. */
const ZONES: readonly (readonly [name: RegExp, zone: string])[] = [
  [/\bstt\b/iu, "Europe/Helsinki"],
  [/\bntb\b/iu, "Europe/Oslo"],
  [/\britzau\b/iu, "Europe/Copenhagen"],
  [/\btt(?:\.se)?$/iu, "Europe/Stockholm"],
  [/\banp\b/iu, "Europe/Amsterdam"],
  [/\bbelga\b/iu, "Europe/Brussels"],
  [/\bsda\b|\bats\b|keystone/iu, "Europe/Zurich"],
  [/\bkyodo\b/iu, "Asia/Tokyo"],
  [/\btass\b/iu, "Europe/Moscow"],
  [/\bana(?:-mpe)?\b/iu, "Europe/Athens"],
  [/\befe\b/iu, "Europe/Madrid"],
  [/\bansa\b/iu, "Europe/Rome"],
  [/\bapa\b/iu, "Europe/Vienna"],
  [/\bdpa\b/iu, "Europe/Berlin"],
  [/\bpa\b|press association/iu, "Europe/London"],
  [/\baap\b/iu, "Australia/Sydney"],
  [/\bscoop\b/iu, "Pacific/Auckland"],
];

/** The time zone of the first of these names that is a known agency's; null where none is: its times without zone are read as UTC. */
export const agencyZone = (...names: readonly (string | null)[]): string | null => {
  for (const name of names) {
    const found = name === null ? undefined : ZONES.find(([pattern]) => pattern.test(name));
    if (found !== undefined) return found[1];
  }
  return null;
};
