import { type Frame } from "../frame.ts";
import { paths } from "#paths";
import { type PictureView } from "../parts/figure.tsx";
import { Pager } from "../parts/pager.tsx";
import { TakeList } from "../parts/take-list.tsx";
import { Tease } from "../parts/tease.tsx";
import { sampleHref } from "../samples.ts";
import { ARABIC, LONG_WORD, type Sample } from "./sample.ts";

const group = "Fronts";
const kick = { text: "Harbour", href: paths.section("harbour") };

export const samplePicture = (frame: Frame): PictureView => ({
  src: frame.assets.url("ferry.png"),
  width: 800,
  height: 533,
  alt: "A small river ferry with a single funnel crossing in front of low hills.",
});

export const frontSamples: readonly Sample[] = [
  {
    group,
    name: "the story a front opens with",
    show: (frame) => (
      <Tease
        frame={frame}
        size="first"
        headline="Night ferry to the islands keeps its last sailing until Easter"
        href={sampleHref}
        kick={kick}
        deck="The operator had meant to stop at ten. Shift workers at the cold store asked for one more boat."
        picture={samplePicture(frame)}
        from={{ name: "NW", children: "2nd version, 15:44" }}
        points={[{ text: "What the timetable was in 1962, street by street", href: sampleHref }]}
        life={[
          { label: "14:02", text: "First report" },
          { label: "15:26", text: "Context added", href: sampleHref, here: true },
          { label: "now", text: "112 replies", href: sampleHref, here: true },
        ]}
      />
    ),
  },
  {
    group,
    name: "the first story, with nothing but a headline of one long word",
    show: (frame) => <Tease frame={frame} size="first" headline={LONG_WORD} href={sampleHref} from={{ name: "Courier", own: true }} />,
  },
  {
    group,
    name: "two columns: with a picture, and in Arabic",
    show: (frame) => (
      <div class="cols two">
        <Tease
          frame={frame}
          size="normal"
          headline="Pilots want the old light kept, dim or not"
          href={sampleHref}
          kick={kick}
          deck="Nine thousand tonnes of silt wait for the dredger in the east channel."
          picture={samplePicture(frame)}
          from={{ name: "Courier", own: true, children: "Tomas Ekwall, 12:40", talk: { href: sampleHref, text: "37 replies" } }}
        />
        <Tease
          frame={frame}
          size="normal"
          headline={ARABIC}
          lang="ar"
          href={sampleHref}
          deck="أعاد أهل الميناء فتح الرصيف بأيديهم، وسيبقى مفتوحًا حتى نهاية الموسم."
          from={{ name: "السارية", children: "13:05" }}
        />
      </div>
    ),
  },
  {
    group,
    name: "a list of stories, one that begins with a quotation mark",
    show: (frame) => (
      <ul class="list">
        <li>
          <Tease
            frame={frame}
            size="next"
            headline="“Nobody votes for a drain”: the budget, read aloud"
            href={sampleHref}
            deck="Four hours, two adjournments and one round of applause."
            from={{ name: "Courier", own: true, children: "08:00" }}
          />
        </li>
        <li>
          <Tease
            frame={frame}
            size="list"
            headline="Eel count up for the third spring running"
            href={sampleHref}
            from={{ name: "NW", children: "Tuesday" }}
          />
        </li>
      </ul>
    ),
  },
  {
    group,
    name: "the wire",
    show: (frame) => (
      <TakeList
        frame={frame}
        takes={[
          { at: "2026-03-04T16:10:00.000Z", source: "NW", headline: "Ferry, 3rd version: correction", href: sampleHref },
          { at: "2026-03-04T13:05:00.000Z", source: "Sariya", headline: ARABIC, lang: "ar", href: sampleHref },
          { at: "2026-03-04T12:18:00.000Z", source: "Courier", headline: LONG_WORD, href: sampleHref },
        ]}
      />
    ),
  },
  { group, name: "the wire, before anything came", show: (frame) => <TakeList frame={frame} takes={[]} /> },
  {
    group,
    name: "ways on",
    show: (frame) => <Pager frame={frame} previous={paths.front()} next={paths.section("harbour", "x")} nextText="Next 20 stories" />,
  },
];
