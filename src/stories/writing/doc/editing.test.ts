import fc from "fast-check";
import { baseKeymap, selectNodeBackward, splitBlock, toggleMark } from "prosemirror-commands";
import { undo } from "prosemirror-history";
import { Slice } from "prosemirror-model";
import { type Command, EditorState, NodeSelection, type Selection, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { readBody, writeBody } from "../body-markup.ts";
import { blocksOfDoc } from "./blocks-of-doc.ts";
import { docOfBlocks, nodesOfBlocks } from "./doc-of-blocks.ts";
import { editorPlugins } from "./editor-plugins.ts";
import { markType, nodeType } from "./editor-schema.ts";
import { breakLine, leaveBox, leaveList, nextPart, unlist, unwrap } from "./line-commands.ts";
import { readPasted } from "./read-pasted.ts";
import { addColumn, addRow, dropColumn, dropRow, nextCell, turnHead } from "./table-commands.ts";
import { insertBlock, newBox, newTable, turnInto } from "./turn-blocks.ts";

const SHA = "0123456789abcdef".repeat(4);

const COMMANDS: readonly Command[] = [
  ...(["paragraph", "heading", "bullets", "numbers", "quote", "preformatted"] as const).map((kind) => turnInto(kind)),
  turnInto("heading", 3),
  insertBlock(newTable()),
  insertBlock(newBox()),
  insertBlock(nodeType("rule").create()),
  insertBlock(nodeType("picture").create({ sha: SHA })),
  insertBlock(nodeType("embed").create({ href: "https://video.example/1", title: "Gulls" })),
  ...[addRow, dropRow, addColumn, dropColumn, turnHead, nextCell(1), nextCell(-1)],
  ...[breakLine, leaveBox, leaveList, nextPart, unlist, unwrap, splitBlock, selectNodeBackward, undo],
  ...["strong", "em", "sub", "sup"].map((mark) => toggleMark(markType(mark))),
  toggleMark(markType("link"), { href: "https://tidings.example/(a)" }),
  ...Object.values(baseKeymap),
];

const PASTED = [
  "<p>one</p><p><b>two</b></p>",
  "<ul><li>a<ul><li>b</li></ul></li></ul>",
  "<table><tr><th>a</th></tr><tr><td>b</td><td>c</td></tr></table>",
  "<aside><h2>Box</h2><p>in it</p><aside>within</aside></aside>",
  "<blockquote>So.<footer>Una</footer></blockquote>words",
];

type Move =
  | { readonly do: "type"; readonly text: string }
  | { readonly do: "run"; readonly command: number }
  | { readonly do: "select"; readonly from: number; readonly to: number }
  | { readonly do: "node"; readonly at: number }
  | { readonly do: "paste"; readonly what: number }
  | { readonly do: "cut"; readonly from: number; readonly to: number };

const at = fc.double({ min: 0, max: 1, noNaN: true });
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    do: fc.constant("type" as const),
    text: fc.string({ unit: fc.constantFrom(..."ab *_^[]()\\|#>-`!=1.\n:@\u00a0é•"), maxLength: 6 }),
  }),
  fc.record({ do: fc.constant("run" as const), command: fc.nat({ max: COMMANDS.length - 1 }) }),
  fc.record({ do: fc.constant("select" as const), from: at, to: at }),
  fc.record({ do: fc.constant("node" as const), at }),
  fc.record({ do: fc.constant("paste" as const), what: fc.nat({ max: PASTED.length - 1 }) }),
  fc.record({ do: fc.constant("cut" as const), from: at, to: at }),
);

const after = (state: EditorState, each: Move): EditorState => {
  const { size } = state.doc.content;
  const between = (a: number, b: number): Selection =>
    TextSelection.between(state.doc.resolve(Math.round(a * size)), state.doc.resolve(Math.round(b * size)));
  switch (each.do) {
    case "type":
      return each.text === "" ? state : state.apply(state.tr.insertText(each.text));
    case "select":
      return state.apply(state.tr.setSelection(between(each.from, each.to)));
    case "node": {
      const $at = state.doc.resolve(Math.round(each.at * size));
      return $at.nodeAfter === null || $at.nodeAfter.isText
        ? state
        : state.apply(state.tr.setSelection(NodeSelection.create(state.doc, $at.pos)));
    }
    case "paste":
      return state.apply(state.tr.replaceSelection(new Slice(nodesOfBlocks(readPasted(PASTED[each.what] ?? "")), 0, 0)));
    case "cut":
      return state.apply(state.tr.setSelection(between(each.from, each.to)).deleteSelection());
    case "run": {
      let next = state;
      COMMANDS[each.command]?.(state, (tr) => {
        next = state.apply(tr);
      });
      return next;
    }
  }
};

test("whatever is edited, pasted and cut in whatever order is a valid body, and the same in the plain field", () => {
  fc.assert(
    fc.property(fc.array(move, { minLength: 5, maxLength: 40 }), (moves) => {
      let state = EditorState.create({
        doc: docOfBlocks(readBody("The heron.\n\n- one\n- two\n\n| a | b |")),
        plugins: [...editorPlugins()],
      });
      for (const each of moves) {
        state = after(state, each);
        state.doc.check();
      }
      const blocks = blocksOfDoc(state.doc);
      expect(readBody(writeBody(blocks))).toEqual(blocks);
      const again = docOfBlocks(blocks);
      again.check();
      expect(blocksOfDoc(again)).toEqual(blocks);
    }),
    { numRuns: 1_500 },
  );
});

test("whatever HTML is pasted becomes a body that holds nothing unsafe", () => {
  const piece = fc.constantFrom(
    ...[
      "<p>",
      "</p>",
      "<b style='font-weight:normal'>",
      "</b>",
      "<a href='javascript:alert(1)'>",
      '<a href="data:text/html,x">',
      "</a>",
      "words ",
      "<script>alert(1)</script>",
    ],
    ...[
      "<img src=x onerror=alert(1)>",
      "<svg onload=alert(1)>",
      "<ul>",
      "<li>",
      "</ul>",
      "<table>",
      "<td>",
      "<tr>",
      "<iframe src='javascript:x'>",
      "</iframe>",
      "<aside>",
      "</aside>",
    ],
    ...[
      "<h1>",
      "</h1>",
      "<blockquote>",
      "<style>p{}</style>",
      "<!--[if mso]>x<![endif]-->",
      "<figure data-sha='x'>",
      "<p data-embed='javascript:x'>",
      "<pre>",
      "<br><br>",
      "<math><mi>",
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const blocks = readPasted(pieces.join(""));
      const doc = docOfBlocks(blocks);
      doc.check();
      expect(blocksOfDoc(doc)).toEqual(blocks);
      expect(readBody(writeBody(blocks))).toEqual(blocks);
      expect(JSON.stringify(blocks)).not.toMatch(/javascript:|alert|data:text|onerror|onload/u);
    }),
    { numRuns: 1_000 },
  );
});
