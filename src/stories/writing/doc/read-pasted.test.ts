import { expect, test } from "vitest";
import { writeBody } from "../body-markup.ts";
import { readPasted, readPastedText } from "./read-pasted.ts";

const body = (html: string): string => writeBody(readPasted(html));

test("a text copied from Word keeps its headings, lists, marks and tables, and nothing of Word", () => {
  const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0} --></style><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
<body lang=EN-GB><!--StartFragment-->
<h1>Heron on the hall<o:p></o:p></h1>
<p class=MsoNormal>The heron came <b style='mso-bidi-font-weight:normal'>early</b> and
stayed<span style='mso-spacerun:yes'>  </span>late.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>wait<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>look<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>first<o:p></o:p></p>
<p class=MsoNormal><ins>kept</ins><del>struck</del><span style='mso-hide:all'>hidden</span><a style='mso-comment-reference:IC_1'>[IC1]</a></p>
<table class=MsoTableGrid border=1><tr><th><p class=MsoNormal>Bed</p></th><th><p>Price</p></th></tr><tr><td><p class=MsoNormal>soft</p></td><td><p>3</p></td></tr></table>
<p class=MsoNormal><a href="https://gull.example/a">Gulls</a> and <a href="file:///C:/secret.doc">a file</a>, H<sub>2</sub>O</p>
<!--EndFragment--></body></html>`;
  expect(body(word)).toBe(
    [
      "## Heron on the hall",
      "The heron came **early** and stayed late.",
      "- wait\n- look",
      "1. first",
      "kept",
      "|! Bed | Price |\n| soft | 3 |",
      "[Gulls](https://gull.example/a) and a file, H__2__O",
    ].join("\n\n"),
  );
});

test("a text copied from Google Docs is not all bold, and its links lead where they were meant to", () => {
  const docs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0f3"><h2 dir="ltr"><span style="font-size:16pt;font-weight:400;">Beds</span></h2>
<p dir="ltr" style="line-height:1.38;"><span style="font-weight:400;font-style:normal;">Some are </span><span style="font-weight:700;">soft</span><span style="font-style:italic;">, some</span><span style="vertical-align:super;font-weight:400">1</span></p><br />
<ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>one</span></p></li><ul><li dir="ltr" aria-level="2"><p><span>under it</span></p></li></ul></ul>
<p><a href="https://www.google.com/url?q=https://gull.example/b&amp;sa=D&amp;source=docs"><span style="color:#1155cc;">gulls</span></a></p>
<div dir="ltr"><table><colgroup><col width="100"/></colgroup><tbody><tr><td><p><span>a</span></p></td><td><p><span>b</span></p><p>c</p></td></tr></tbody></table></div></b>`;
  expect(body(docs)).toBe(
    ["## Beds", "Some are **soft***, some*^^1^^", "- one\n- under it", "[gulls](https://gull.example/b)", "| a | b\\\nc |"].join("\n\n"),
  );
});

test("a piece of a page brings its words without its frames, pictures, scripts and styles", () => {
  const page = `<div class="article"><nav hidden>menu</nav><h3 onclick="x()">Tide</h3><div>Loose words<br><br>and more</div>
<script>alert(1)</script><img src="https://tracker.example/p.gif" onerror="alert(1)"><p style="display:none">unseen</p>
<blockquote><p>So it is.</p><footer>Una Tarn</footer></blockquote><pre>a
  b</pre><hr><iframe src="https://video.example/e/1" title="The tide"></iframe><iframe src="javascript:alert(1)"></iframe>
<p><a href="javascript:alert(1)">no</a> <a href="mailto:ida@tidings.example">write</a> <u>plain</u> <span onmouseover="x()">span</span></p></div>`;
  expect(body(page)).toBe(
    [
      "### Tide",
      "Loose words",
      "and more",
      "> So it is.\n> -- Una Tarn",
      "```\na\n  b\n```",
      "---",
      "@[The tide](https://video.example/e/1)",
      "no [write](mailto:ida@tidings.example) plain span",
    ].join("\n\n"),
  );
});

test("plain text that is pasted keeps its paragraphs and lines, and its signs are letters", () => {
  expect(readPastedText("one\r\n*two*\n\n \n- three")).toEqual([
    { kind: "paragraph", inside: [{ kind: "text", text: "one" }, { kind: "break" }, { kind: "text", text: "*two*" }] },
    { kind: "paragraph", inside: [{ kind: "text", text: "- three" }] },
  ]);
});

test("tables keep their columns where cells span, and one that only lays a page out is what stands in it", () => {
  expect(body("<table><tr><th colspan=2>Beds<th>Price<tr><td rowspan=2>soft<td>one<td>3<tr><td>two<td>4</table>")).toBe(
    "|! Beds |  | Price |\n| soft | one | 3 |\n|  | two | 4 |",
  );
  expect(body("<table><tr><td><h2>Tide</h2><p>One.<p>Two.<tr><td>Three.</table>")).toBe("## Tide\n\nOne.\n\nTwo.\n\nThree.");
  expect(body("<table><tr><td>menu<td><table><tr><td>a<td>b</table></table>")).toBe("menu\n\n| a | b |");
});

test("what programs write between letters and before items is gone, and a subhead is not bold twice", () => {
  const item = (sign: string, words: string): string =>
    `<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span>${sign}<span>&nbsp; </span></span>${words}</p>`;
  expect(body(`${item("·", "one")}${item("o", "<b>two</b>")}${item("2)", "three")}`)).toBe("- one\n- **two**\n\n1. three");
  expect(body("<p>Ge\u00adwäs\u00adser\u200b am\u2060 \u202eHafen\u202c\ufeff</p>")).toBe("Gewässer am Hafen");
  expect(readPastedText("a\u00adb")).toEqual(readPastedText("ab"));
  expect(body("<h2><span style='font-weight:700'>Tide</span></h2><p class=MsoQuote>So it is.</p>")).toBe("## Tide\n\n> So it is.");
  expect(body("<p class=MsoNormal><st1:City w:st=on>Saltby</st1:City> <img src='data:image/png;base64,AA' alt=x>is in.</p>")).toBe(
    "Saltby is in.",
  );
});

test("what is nested as nobody writes comes in as its words, and a paragraph of very many parts whole", () => {
  const deep = (open: string): string => body(`${open.repeat(12_000)}deep<script>alert(1)</script>`);
  for (const open of ["<div>", "<span>", "<ul><li>", "<table><tr><td>", "<blockquote>"])
    expect([open, deep(open).replace(/^[>-] /u, "")]).toEqual([open, "deep"]);
  expect(body(`<p>${"soft <b>bed</b> ".repeat(4_000)}</p>`).match(/\*\*bed\*\*/gu)?.length).toBe(4_000);
});
