/** The house's look in a mail, as its programs take it: in the markup itself, light; `MailHead` tells those that know the dark. */
export const MAIL = {
  ink: "color:#16191c;background:#f4f5f2;font:16px/1.5 Georgia,serif;max-width:36em;margin:0 auto;padding:16px",
  plate: "font-size:28px;line-height:1.1;font-weight:700;margin:0;padding-bottom:6px",
  dayLine: "border-top:5px solid #16191c;border-bottom:1px solid #16191c;padding:4px 0;margin:0 0 20px;font:14px/1.5 sans-serif",
  head: "border-top:1px solid #16191c;padding-top:6px;margin:24px 0 8px;font:600 14px/1.5 sans-serif",
  story: "font-size:20px;line-height:1.2;margin:12px 0 2px",
  small: "font:13px/1.5 sans-serif;color:#50565c;margin:2px 0",
  link: "color:#16191c",
  foot: "border-top:1px solid #16191c;padding-top:8px;margin-top:28px",
} as const;

/** Inks of the night desk (`tokens.css`) by selector, and what they colour. */
const NIGHT = [
  ["body", "background", "#14171a"],
  ["body", "color", "#e8e9e4"],
  ["a", "color", "#e8e9e4"],
  [".small", "color", "#a9afb3"],
  [".rule", "border-color", "#e8e9e4"],
  [".hair", "border-color", "#3a4046"],
  [".came", "background", "#e8e9e4"],
  [".here", "background", "#ff7a6e"],
  [".said", "border-color", "#ff7a6e"],
] as const;

const rules = (before: string): string =>
  NIGHT.map(([selector, property, ink]) => `${before}${selector} { ${property}: ${ink} !important }`).join("\n");

/**
 * Mail programs that ask the device (Apple Mail, Thunderbird, Fairmail) and Outlook's, which sets `data-ogsc` on what it has darkened. It holds
 * no quotes and no `>`, which markup would change.
 */
const DARK = `:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) {
${rules("")}
}
${rules("[data-ogsc] ")}`;

/** What stands in the head of each mail of ours, so that it is read by day and by night. */
export const MailHead = ({ subject }: { readonly subject: string }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <meta name="supported-color-schemes" content="light dark" />
    <title>{subject}</title>
    <style>{DARK}</style>
  </head>
);
