import { formatInstant, formatList, type Lang } from "#kit";
import { paths } from "#paths";
import { Button, EmptyNote, FormPost, type Frame, Pager, type Tab } from "#ui";
import { canUndo, type SettingChange } from "../history.ts";
import { wordsOf, type Words } from "../words/index.ts";
import { settingsPage } from "./settings-layout.tsx";

type Named = { readonly slug: string; readonly names: Readonly<Record<Lang, string>> };

const sectionNow = (frame: Frame, slug: string): string =>
  frame.site.sections.find((section) => section.slug === slug)?.name[frame.lang] ?? slug;

/** A value of the site's settings as words. */
const shown = (words: Words, value: unknown): string => {
  if (typeof value === "number") return words.kept.days(value);
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return words.history.nothing;
  if (Array.isArray(value)) return value.map((part) => (Array.isArray(part) ? part.join("") : String(part))).join(", ");
  const ink = Object.entries(words.site.inks).find(([name]) => name === value)?.[1];
  return ink ?? `“${String(value)}”`;
};

/** What a change was, in the reader's language. */
export type TellChange = (frame: Frame, change: SettingChange) => readonly string[] | null;

const linesOf = (frame: Frame, change: SettingChange): readonly string[] => {
  const words = wordsOf(frame.lang);
  const [before, after] = [change.before as Named, change.after as Named & { readonly to: string }];
  switch (change.name) {
    case "site": {
      const [old, fresh] = [change.before as Record<string, unknown>, change.after as Record<string, unknown>];
      return Object.keys(fresh).map((name) =>
        words.history.from(
          Object.entries({ ...words.site.fields, ...words.kept.fields }).find(([field]) => field === name)?.[1].name ?? name,
          shown(words, old[name] ?? null),
          shown(words, fresh[name] ?? null),
        ),
      );
    }
    case "section-added":
      return [words.history.added(after.names[frame.lang])];
    case "section-renamed":
      return [words.history.renamed(before.names[frame.lang], after.names[frame.lang])];
    case "sections-ordered":
      return [
        words.history.ordered(
          formatList(
            frame.lang,
            (change.after as readonly string[]).map((slug) => sectionNow(frame, slug)),
          ),
        ),
      ];
    case "source": {
      const { name, fields } = change.after as { readonly name: string; readonly fields: readonly string[] };
      const { sourceFields } = words.history;
      const said = fields.map((field) => Object.entries(sourceFields).find(([known]) => known === field)?.[1] ?? field);
      return [words.history.source(name, formatList(frame.lang, [...new Set(said)]))];
    }
    case "newsletter": {
      const { id, isOn, time } = change.after as { readonly id: string; readonly isOn: boolean; readonly time: string };
      const [rhythm = "", section] = id.split(":");
      const whose = section === undefined ? null : sectionNow(frame, section);
      return [words.history.newsletter(rhythm === "daily" ? "daily" : "weekly", whose, isOn ? time : null)];
    }
    case "feed":
    case "rules":
      return [];
    case "section-retired":
      return [words.history.retired(before.names[frame.lang], sectionNow(frame, after.to))];
  }
};

/** Who changed which setting, when, from what to what. */
export const historyPage = (
  frame: Frame,
  page: {
    readonly changes: readonly SettingChange[];
    readonly next: string | null;
    readonly told: TellChange;
    readonly tabs: readonly Tab[];
  },
): string => {
  const words = wordsOf(frame.lang).history;
  return settingsPage(
    frame,
    { title: words.title, deck: words.deck, tabs: page.tabs },
    <>
      {page.changes.length === 0 ? (
        <EmptyNote>{words.none}</EmptyNote>
      ) : (
        <ul class="list big">
          {page.changes.map((change) => (
            <li>
              <p class="small">
                <bdi>{words.by(formatInstant(frame.lang, frame.site.zone, change.at, "exact"), change.byName)}</bdi>
              </p>
              {(page.told(frame, change) ?? linesOf(frame, change)).map((line) => (
                <p dir="auto">{line}</p>
              ))}
              {canUndo(change) && (change.name !== "site" || frame.viewer.role === "admin") ? (
                <FormPost action={paths.deskHistory()} label={words.undo}>
                  <input type="hidden" name="change" value={String(change.id)} />
                  <Button bare>{words.undo}</Button>
                </FormPost>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Pager frame={frame} next={page.next === null ? null : paths.deskHistory(page.next)} nextText={words.older} />
    </>,
  );
};
