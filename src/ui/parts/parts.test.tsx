import { describe, expect, test } from "vitest";
import { safeUrl } from "#kit";
import { paths } from "#paths";
import {
  CheckField,
  CodeField,
  From,
  FormPost,
  Gone,
  Html,
  Line,
  markupOf,
  Pager,
  RadioField,
  ReplyBox,
  sampleFrame,
  sampleHref,
  sampleMember,
  Say,
  SelectField,
  SourceBox,
  State,
  TakeList,
  Tease,
  TextArea,
  TextField,
  Time,
  trustRendered,
} from "../index.ts";

const frame = sampleFrame();
const at = "2026-03-04T16:10:00.000Z";

describe("parts", () => {
  test("what people write is never markup", () => {
    const text = markupOf(<From name={'<img src=x onerror="y">'}>{"<b>"}</From>);
    expect(text).not.toContain("<img");
    expect(text).toContain("&lt;b&gt;");
  });

  test("only HTML that our own renderers vouch for goes out as it is", () => {
    expect(markupOf(<Html value={trustRendered("<p>a&amp;b</p>")} />)).toBe("<p>a&amp;b</p>");
  });

  test("a checked outside address can be a link", () => {
    const href = safeUrl("https://port.example/");
    expect(href === null ? "" : markupOf(<From name="NW" talk={{ href, text: "x" }} />)).toContain('href="https://port.example/"');
  });

  test("a refused field brings back what was typed and says what is wrong, tied to it", () => {
    const text = markupOf(<TextField name="handle" label="Handle" hint="Letters." value={'a"b'} error="Only letters." />);
    expect(text).toContain('aria-invalid="true"');
    expect(text).toContain('aria-describedby="handle-error handle-hint"');
    expect(text).toContain('<p class="bad" id="handle-error">Only letters.</p>');
    expect(text).toContain('value="a&quot;b"');
  });

  test("a field that is right says nothing of errors", () => {
    expect(markupOf(<TextField name="handle" label="Handle" error={null} />)).not.toMatch(/aria-|bad/u);
  });

  test("a text that begins with an empty line keeps it", () => {
    expect(markupOf(<TextArea name="body" label="Words" value={"\nab\nc"} />)).toMatch(/>\n\nab\nc<\/textarea>/u);
    expect(markupOf(<TextArea name="body" label="Words" value="ab" />)).toMatch(/>ab<\/textarea>/u);
    expect(markupOf(<TextArea name="body" label="Words" />)).toMatch(/><\/textarea>/u);
  });

  test("one choice is the chosen one", () => {
    const options = ["a", "b"].map((value) => ({ value, text: value }));
    expect(markupOf(<SelectField name="s" label="S" options={options} value="b" />)).toContain('<option value="b" selected="">');
    const radios = markupOf(<RadioField name="r" label="R" options={options} value="a" error="Choose." />);
    expect(radios.match(/checked=""/gu)).toHaveLength(1);
    expect(radios).toContain('aria-describedby="r-error"');
    expect(markupOf(<CheckField name="c" label="C" />)).not.toContain("checked");
  });

  test("a code may be typed with a blank in it", () => {
    expect(markupOf(<CodeField name="code" label="Code" digits={8} />)).toContain('pattern="[0-9 ]{8,9}" maxlength="9"');
  });

  test("a form carries its key and its error", () => {
    const text = markupOf(
      <FormPost action={paths.join()} formKey="k1" formError="Try again.">
        <p>x</p>
      </FormPost>,
    );
    expect(text).toContain('<input type="hidden" name="key" value="k1"/>');
    expect(text).toContain('role="alert"><p>Try again.</p>');
  });

  test("a moment says its whole date when pointed at, in the reader's language", () => {
    expect(markupOf(<Time frame={frame} at={at} form="time" />)).toBe(`<time datetime="${at}" title="4 March 2026, 16:10">16:10</time>`);
    expect(markupOf(<Time frame={sampleFrame({ lang: "ar" })} at={at} form="time" />)).toContain("١٦:١٠");
    expect(markupOf(<Time frame={frame} at={at} form="exact" />)).not.toContain("title");
  });

  test("what was added here has a caret on the line, and the present place is marked", () => {
    const text = markupOf(
      <Line
        items={[
          { label: "14:02", text: "came" },
          { label: "now", href: sampleHref, here: true, current: "step" },
        ]}
      />,
    );
    expect(text).toBe(
      `<ol class="line"><li><b>14:02</b>came</li><li class="here" aria-current="step"><b><a href="${sampleHref}">now</a></b></li></ol>`,
    );
  });

  test("a headline in another language says so, and hangs its quotation mark", () => {
    const text = markupOf(<Tease frame={frame} size="next" headline="«لم يسألنا أحد»" lang="ar" href={sampleHref} from={{ name: "NW" }} />);
    expect(text).toContain('<h3 class="hung next" lang="ar" dir="rtl">');
    expect(markupOf(<TakeList frame={frame} takes={[]} />)).toContain("Nothing has come in");
  });

  test("a state is a word as well as a bar", () => {
    expect(markupOf(<State frame={frame} state="killed" />)).toBe('<span class="state dead">Killed</span>');
    expect(markupOf(<State frame={sampleFrame({ lang: "fr" })} state="ready" />)).toBe('<span class="state">Prêt</span>');
  });

  test("a list with one page has no ways on", () => {
    expect(markupOf(<Pager frame={frame} next={null} />)).toBe("");
    expect(markupOf(<Pager frame={frame} next={sampleHref} />)).toContain('rel="next"');
  });

  test("a comment is named by who said it, and keeps its own language", () => {
    const text = markupOf(<Say frame={frame} id="c-1" level={3} name="سلمى" at={at} href={sampleHref} lang="ar" text={<p>نعم</p>} desk />);
    expect(text).toContain('<article class="say desk" id="c-1" aria-labelledby="c-1-by">');
    expect(text).toContain('<div class="say__text" lang="ar" dir="rtl">');
    expect(markupOf(<Gone id="c-2" lead="Removed." />)).toContain('<div class="gone" id="c-2">');
  });

  test("a visitor is told that nothing is lost on the way, a member need not be", () => {
    const action = paths.reply({ storyId: "k3" });
    expect(markupOf(<ReplyBox frame={frame} action={action} />)).toContain("Nothing you wrote is lost.");
    expect(markupOf(<ReplyBox frame={sampleFrame({ viewer: sampleMember })} action={action} />)).not.toContain(
      "Nothing you wrote is lost.",
    );
  });

  test("a source with nothing to say of itself is still named", () => {
    const text = markupOf(<SourceBox frame={frame} code="NW" name="Norrland Wire" />);
    expect(text).toContain("Norrland Wire wrote this");
    expect(text).not.toContain("In its own words");
  });
});
