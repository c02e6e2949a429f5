/** The cookie by which a reader without an account reads without notes. */
const NAME = "notes";
const YEAR_S = 31_536_000;

export const isHidingNotes = (cookies: string | undefined): boolean =>
  cookies !== undefined && cookies.split(";").some((part) => part.trim() === `${NAME}=off`);

export const notesCookie = (isHiding: boolean): string =>
  `${NAME}=${isHiding ? "off" : "on"}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax; HttpOnly`;
