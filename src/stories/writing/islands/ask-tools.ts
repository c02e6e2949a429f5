import type { Mark } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { editorSchema, markType, nodeType } from "../doc/editor-schema.ts";
import type { EditorWords, PictureChoice } from "../doc/editor-words.ts";
import { insertBlock } from "../doc/turn-blocks.ts";
import { linkAddress } from "../inline-runs.ts";
import { askBelow } from "./ask-below.ts";

export type Asking = {
  readonly below: HTMLElement;
  readonly words: EditorWords;
  readonly choices: readonly PictureChoice[];
  /** Goes to the library with all that was typed; null where the form has no way there. */
  readonly choose: (() => void) | null;
  readonly view: () => EditorView;
};

/** The link at the cursor and how far it reaches; null where there is none. */
export const linkAt = (state: EditorState): { readonly mark: Mark; readonly from: number; readonly to: number } | null => {
  const { $from } = state.selection;
  const mark = markType("link").isInSet([...$from.marks(), ...($from.nodeAfter?.marks ?? [])]);
  if (mark === undefined) return null;
  let at = $from.start();
  let from = at;
  for (const child of $from.parent.children) {
    const isIn = mark.isInSet(child.marks);
    if (!isIn) from = at + child.nodeSize;
    at += child.nodeSize;
    if (isIn && at >= $from.pos && from <= $from.pos) {
      const rest = $from.parent.children.slice($from.parent.children.indexOf(child) + 1);
      const ends = rest.findIndex((each) => !mark.isInSet(each.marks));
      const more = rest.slice(0, ends === -1 ? rest.length : ends);
      return { mark, from, to: more.reduce((sum, each) => sum + each.nodeSize, at) };
    }
  }
  return null;
};

const wordsFor = ({ words }: Asking) => ({ done: words.done, cancel: words.cancel });

/** "gull.example" is meant as a web address, "ida@gull.example" as one for mail. */
const meant = (typed: string): string | null =>
  linkAddress(typed) ??
  (/^[^\s@]+@[^\s@]+\.[a-z]+$/iu.test(typed)
    ? linkAddress(`mailto:${typed}`)
    : /^[\w-]+(?:\.[\w-]+)+/u.test(typed)
      ? linkAddress(`https://${typed}`)
      : null);

const tellBad = ({ below, words }: Asking): void => {
  const told = document.createElement("p");
  told.setAttribute("role", "alert");
  told.className = "bad";
  told.textContent = words.badAddress;
  below.replaceChildren(told);
};

/** Asks where the selected words lead to; an empty answer takes the link away. */
export const askLink =
  (asking: Asking): Command =>
  (state, dispatch) => {
    const known = linkAt(state);
    if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.spec.marks === "") return false;
    if (dispatch === undefined) return true;
    askBelow(
      asking.below,
      [{ name: "href", label: asking.words.address, value: String(known?.mark.attrs["href"] ?? ""), type: "url" }],
      wordsFor(asking),
      (given) => {
        const view = asking.view();
        view.focus();
        const typed = given?.["href"];
        if (typed === undefined) return;
        const { from, to, empty } = view.state.selection;
        const [start, end] = known === null ? [from, to] : [Math.min(from, known.from), Math.max(to, known.to)];
        const href = meant(typed);
        const tr = view.state.tr;
        if (typed === "") view.dispatch(tr.removeMark(start, end, markType("link")));
        else if (href === null) tellBad(asking);
        else if (empty && known === null)
          view.dispatch(tr.replaceSelectionWith(editorSchema.text(typed, [markType("link").create({ href })]), false));
        else view.dispatch(tr.addMark(start, end, markType("link").create({ href })));
      },
    );
    return true;
  };

export const askEmbed =
  (asking: Asking): Command =>
  (_state, dispatch) => {
    if (dispatch === undefined) return true;
    const { words } = asking;
    const questions = [
      { name: "href", label: words.address, type: "url" },
      { name: "title", label: words.name },
    ];
    askBelow(asking.below, questions, wordsFor(asking), (given) => {
      const view = asking.view();
      view.focus();
      if (given === null || given["href"] === "") return;
      const href = meant(given["href"] ?? "");
      if (href === null || !href.startsWith("http")) return tellBad(asking);
      insertBlock(nodeType("embed").create({ href, title: given["title"] === "" ? href : given["title"] }))(view.state, view.dispatch);
    });
    return true;
  };

export const askPicture =
  (asking: Asking): Command =>
  (_state, dispatch) => {
    if (dispatch === undefined) return true;
    const { words, choices, choose } = asking;
    const listed = choices.map(({ sha, text }) => ({ value: sha, text }));
    const more = choose === null ? [] : [{ value: "", text: words.library }];
    const questions = [{ name: "sha", label: words.picture, choices: [...listed, ...more] }];
    askBelow(asking.below, questions, wordsFor(asking), (given) => {
      const view = asking.view();
      view.focus();
      if (given?.["sha"] === "") choose?.();
      else if (given !== null) insertBlock(nodeType("picture").create({ sha: given["sha"] ?? "" }))(view.state, view.dispatch);
    });
    return true;
  };
