import { baseKeymap, chainCommands, deleteSelection, toggleMark } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo, undo } from "prosemirror-history";
import { InputRule, inputRules } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { type Command, type EditorState, type Plugin, Selection, type Transaction } from "prosemirror-state";
import { markType, nodeType } from "./editor-schema.ts";
import { breakLine, leaveBox, leaveList, nextPart, unlist, unwrap } from "./line-commands.ts";
import { nextCell } from "./table-commands.ts";
import { insertBlock, type Kind, turnInto } from "./turn-blocks.ts";

/** After its sign, typed at the beginning of a paragraph, the paragraph becomes what the sign says: the same signs as in the plain field. */
const atStart = (sign: RegExp, command: (found: RegExpMatchArray) => Command): InputRule =>
  new InputRule(sign, (state: EditorState, found, start, end): Transaction | null => {
    if (state.doc.resolve(start).parent.type !== nodeType("paragraph")) return null;
    const cleared = state.apply(state.tr.delete(start, end));
    const made: { tr: Transaction | null } = { tr: null };
    if (!command(found)(cleared, (tr) => (made.tr = tr)) || made.tr === null) return null;
    const tr = state.tr.delete(start, end);
    for (const step of made.tr.steps) tr.step(step);
    return tr.setSelection(Selection.fromJSON(tr.doc, made.tr.selection.toJSON()));
  });

const RULES: readonly InputRule[] = [
  atStart(/^(#{2,4}) $/u, (found) => turnInto("heading", found[1]?.length ?? 2)),
  atStart(/^[-*•] $/u, () => turnInto("bullets")),
  atStart(/^1[.)] $/u, () => turnInto("numbers")),
  atStart(/^> $/u, () => turnInto("quote")),
  atStart(/^---$/u, () => insertBlock(nodeType("rule").create())),
];

const kinds: Readonly<Record<string, readonly [Kind, number?]>> = {
  "Mod-Alt-0": ["paragraph"],
  "Mod-Alt-2": ["heading", 2],
  "Mod-Alt-3": ["heading", 3],
  "Mod-Alt-4": ["heading", 4],
  "Mod-Shift-7": ["numbers"],
  "Mod-Shift-8": ["bullets"],
  "Mod-Shift-9": ["quote"],
};

/** What every editor of the house does, without what needs a page: keys, typed signs, undoing. */
export const editorPlugins = (): readonly Plugin[] => [
  inputRules({ rules: RULES }),
  keymap({
    "Mod-b": toggleMark(markType("strong")),
    "Mod-i": toggleMark(markType("em")),
    "Mod-.": toggleMark(markType("sup")),
    "Mod-,": toggleMark(markType("sub")),
    "Mod-z": undo,
    "Shift-Mod-z": redo,
    "Mod-y": redo,
    "Shift-Enter": breakLine,
    Enter: chainCommands(leaveList, leaveBox, nextPart),
    Backspace: chainCommands(deleteSelection, unlist, unwrap),
    Tab: nextCell(1),
    "Shift-Tab": nextCell(-1),
    ...Object.fromEntries(Object.entries(kinds).map(([key, [kind, level]]) => [key, turnInto(kind, level)])),
  }),
  keymap(baseKeymap),
  history(),
  dropCursor({ class: "editor__drop", color: false }),
  gapCursor(),
];
