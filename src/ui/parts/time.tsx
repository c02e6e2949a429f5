import { type DateForm, formatInstant, type Instant } from "#kit";
import { type Frame } from "../frame.ts";

export type TimeProps = { readonly frame: Frame; readonly at: Instant; readonly form?: DateForm };

/** A moment in the site's zone; pointed at, it says the whole date. */
export const Time = ({ frame, at, form = "moment" }: TimeProps) => {
  const exact = formatInstant(frame.lang, frame.site.zone, at, "exact");
  const shown = formatInstant(frame.lang, frame.site.zone, at, form);
  return (
    <time datetime={at} {...(shown === exact ? {} : { title: exact })}>
      {shown}
    </time>
  );
};
