import { closeHistory } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Slice } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { readBody, writeBody } from "../body-markup.ts";
import { blocksOfDoc } from "../doc/blocks-of-doc.ts";
import { docOfBlocks, nodesOfBlocks } from "../doc/doc-of-blocks.ts";
import { editorPlugins } from "../doc/editor-plugins.ts";
import type { EditorWords, PictureChoice } from "../doc/editor-words.ts";
import { readPasted, readPastedText } from "../doc/read-pasted.ts";
import { lengthOf } from "../length-of.ts";
import { makeToolbar } from "./toolbar.ts";

/** What was copied or dragged, read by the house's own reader; null where it holds no text. */
const sliceOf = (data: DataTransfer | null): Slice | null => {
  const html = data?.getData("text/html") ?? "";
  const text = data?.getData("text/plain") ?? "";
  const blocks = html === "" ? readPastedText(text) : readPasted(html);
  if (blocks.length === 0) return null;
  const nodes = nodesOfBlocks(blocks);
  const isWords = blocks.length === 1 && blocks[0]?.kind === "paragraph";
  return new Slice(nodes, isWords ? 1 : 0, isWords ? 1 : 0);
};

const put = (view: EditorView, slice: Slice, at?: number): void => {
  const tr = view.state.tr;
  const isPlain = view.state.selection.$from.parent.type.spec.code === true && at === undefined;
  if (isPlain) tr.insertText(slice.content.textBetween(0, slice.content.size, "\n", "\n"));
  else if (at === undefined) tr.replaceSelection(slice);
  else tr.replaceRange(at, at, slice);
  view.dispatch(closeHistory(tr).scrollIntoView().setMeta("paste", true));
};

const told = (forms: Readonly<Record<string, string>>, count: number, lang: string): string =>
  (forms[new Intl.PluralRules(lang).select(count)] ?? forms["other"] ?? "").replace("#", count.toLocaleString(lang));

/** The editor in place of a plain field. The field stays what is sent and what is kept: each change is written into it at once. */
export const bodyEditor = (field: HTMLTextAreaElement, words: EditorWords, choices: readonly PictureChoice[]): void => {
  const { form, lang } = { form: field.form, lang: document.documentElement.lang };
  const langField = form?.elements.namedItem("lang");
  const langOf = (): string => (langField instanceof HTMLSelectElement ? langField.value : field.lang) || lang;
  let view: EditorView | null = null;
  const viewOf = (): EditorView => {
    if (view === null) throw new Error("the editor is not there yet");
    return view;
  };
  const chooser = form?.querySelector<HTMLButtonElement>("button[name=do][value=choose]") ?? null;
  const bar = makeToolbar({ words, choices, choose: chooser === null ? null : () => chooser.click(), view: viewOf });
  const place = document.createElement("div");
  const length = document.createElement("p");
  const help = document.createElement("p");
  [place.className, length.className, help.className] = ["editor", "small", "small"];
  [help.id, help.textContent] = [`${field.id}-help`, words.help];
  place.append(bar.dom);
  field.before(place);
  field.after(help, length);
  for (const plain of form?.querySelectorAll<HTMLElement>(`#${field.id}, #${field.id}-hint, [data-plain="${field.id}"]`) ?? [])
    plain.hidden = true;

  const state = (): EditorState =>
    EditorState.create({
      doc: docOfBlocks(readBody(field.value)),
      plugins: [
        keymap({
          "Alt-F10": () => (bar.focus(), true),
          "Mod-k": () => (bar.dom.querySelector<HTMLButtonElement>("[data-tool=link]")?.click(), true),
        }),
        ...editorPlugins(),
      ],
    });
  const tell = (): void => {
    const { words: count, minutes } = lengthOf(field.value, langOf());
    length.textContent = `${told(words.length.words, count, lang)}, ${told(words.length.minutes, minutes, lang)}`;
  };
  const label = field.labels?.[0]?.textContent ?? "";
  view = new EditorView(place, {
    state: state(),
    attributes: () => ({
      class: "text editor__text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": label,
      "aria-describedby": help.id,
      lang: langOf(),
      dir: langOf().startsWith("ar") ? "rtl" : "ltr",
    }),
    dispatchTransaction: (tr) => {
      const at = viewOf();
      at.updateState(at.state.apply(tr));
      bar.update(at.state);
      if (!tr.docChanged) return;
      field.value = writeBody(blocksOfDoc(at.state.doc));
      field.dispatchEvent(new Event("input", { bubbles: true }));
      tell();
    },
    // Before ProseMirror reads them: what was copied elsewhere is never made into elements of this page, and read once.
    handleDOMEvents: {
      paste: (at, event) => {
        const slice = sliceOf(event.clipboardData);
        if (slice === null) return false;
        event.preventDefault();
        put(at, slice);
        return true;
      },
      drop: (at, event) => {
        const slice = at.dragging === null ? sliceOf(event.dataTransfer) : null;
        const to = at.posAtCoords({ left: event.clientX, top: event.clientY });
        if (slice === null || to === null) return false;
        event.preventDefault();
        put(at, slice, to.pos);
        return true;
      },
    },
  });
  bar.update(view.state);
  tell();
  // Another island puts words back that were kept in this browser; a form that is set back has its first ones.
  field.addEventListener("change", () => viewOf().updateState(state()));
  form?.addEventListener("reset", () => setTimeout(() => viewOf().updateState(state()), 0));
  if (langField instanceof HTMLSelectElement) langField.addEventListener("change", () => viewOf().updateState(viewOf().state));
};
