import { toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { Command, EditorState } from "prosemirror-state";
import { markType, nodeType } from "../doc/editor-schema.ts";
import { TOOL_NAMES, type ToolName } from "../doc/editor-words.ts";
import { addColumn, addRow, dropColumn, dropRow, isInTable, turnHead } from "../doc/table-commands.ts";
import { insertBlock, isOfKind, type Kind, newBox, newTable, spanOf, turnInto } from "../doc/turn-blocks.ts";
import { askEmbed, askLink, askPicture, type Asking, linkAt } from "./ask-tools.ts";

type Tool = { readonly name: string; readonly text: string; readonly run: Command; readonly isOn?: (state: EditorState) => boolean };

const hasMark = (state: EditorState, name: string): boolean => {
  const { from, to, empty, $from } = state.selection;
  const type = markType(name);
  return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type);
};

const isAll = (state: EditorState, kind: Kind, level?: number): boolean =>
  spanOf(state).blocks.every((block) => isOfKind(block, kind, level));

const mark = (name: string): Omit<Tool, "name" | "text"> => ({ run: toggleMark(markType(name)), isOn: (state) => hasMark(state, name) });
const kind = (name: Kind, level?: number): Omit<Tool, "name" | "text"> => ({
  run: turnInto(name, level),
  isOn: (state) => isAll(state, name, level),
});

const toolsOf = (asking: Asking): Readonly<Record<ToolName, Omit<Tool, "name" | "text">>> => ({
  strong: mark("strong"),
  em: mark("em"),
  sup: mark("sup"),
  sub: mark("sub"),
  link: { run: askLink(asking), isOn: (state) => linkAt(state) !== null },
  heading2: kind("heading", 2),
  heading3: kind("heading", 3),
  bullets: kind("bullets"),
  numbers: kind("numbers"),
  quote: kind("quote"),
  preformatted: kind("preformatted"),
  table: { run: insertBlock(newTable()) },
  aside: { run: insertBlock(newBox()) },
  rule: { run: insertBlock(nodeType("rule").create()) },
  embed: { run: askEmbed(asking) },
  picture: { run: askPicture(asking) },
  undo: { run: undo },
  redo: { run: redo },
});

const TABLE_TOOLS = { addRow, addColumn, dropRow, dropColumn, head: turnHead } as const;

export type Toolbar = { readonly dom: HTMLElement; readonly update: (state: EditorState) => void; readonly focus: () => void };

/** The tools over the text: one stop for the keyboard, arrows go from tool to tool (ARIA Authoring Practices, toolbar). */
export const makeToolbar = ({ words, choices, choose, view }: Omit<Asking, "below">): Toolbar => {
  const dom = document.createElement("div");
  const below = document.createElement("div");
  below.className = "row editor__ask";
  const bar = document.createElement("div");
  bar.className = "editor__tools";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", words.tools);
  dom.append(bar, below);
  const asking: Asking = { below, words, choices, choose, view };
  const tools = toolsOf(asking);
  const all: readonly (Tool & { readonly isForTable: boolean })[] = [
    ...TOOL_NAMES.filter((name) => name !== "picture" || choices.length > 0 || choose !== null).map((name) => ({
      name,
      text: words.buttons[name],
      ...tools[name],
      isForTable: false,
    })),
    ...Object.entries(TABLE_TOOLS).map(([name, run]) => ({
      name,
      text: words.table[name as keyof typeof TABLE_TOOLS],
      run,
      isForTable: true,
    })),
  ];
  const buttons = all.map((tool) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = tool.text;
    button.dataset["tool"] = tool.name;
    button.tabIndex = -1;
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the text keeps its selection
    button.addEventListener("click", () => {
      tool.run(view().state, view().dispatch, view());
      if (below.childElementCount === 0) view().focus();
    });
    bar.append(button);
    return button;
  });
  let current = 0;
  const go = (to: number): void => {
    const seen = buttons.filter((button) => !button.hidden);
    current = buttons.indexOf(seen[(to + seen.length) % seen.length] ?? buttons[0] ?? new HTMLButtonElement());
    for (const [place, button] of buttons.entries()) button.tabIndex = place === current ? 0 : -1;
    buttons[current]?.focus();
  };
  bar.addEventListener("keydown", (event) => {
    const seen = buttons.filter((button) => !button.hidden);
    const at = seen.indexOf(document.activeElement as HTMLButtonElement);
    const forth = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forth === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    if (event.key === forth) go(at + 1);
    else if (event.key === back) go(at - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(seen.length - 1);
    else if (event.key === "Escape") view().focus();
    else return;
    event.preventDefault();
  });
  const update = (state: EditorState): void => {
    const isTable = isInTable(state);
    for (const [place, tool] of all.entries()) {
      const button = buttons[place];
      if (button === undefined) continue;
      button.hidden = tool.isForTable && !isTable;
      if (tool.isOn !== undefined) button.setAttribute("aria-pressed", String(tool.isOn(state)));
      button.setAttribute("aria-disabled", String(!tool.run(state)));
    }
    if (buttons[current]?.hidden === true) current = 0;
    for (const [place, button] of buttons.entries()) button.tabIndex = place === current ? 0 : -1;
  };
  return { dom, update, focus: () => go(buttons.filter((button) => !button.hidden).indexOf(buttons[current] ?? new HTMLButtonElement())) };
};
