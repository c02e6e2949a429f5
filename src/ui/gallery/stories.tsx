import { paths } from "#paths";
import { Figure } from "../parts/figure.tsx";
import { Fixed } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { From } from "../parts/from.tsx";
import { RightsBox } from "../parts/rights-box.tsx";
import { SourceBox } from "../parts/source-box.tsx";
import { samplePicture } from "./fronts.tsx";
import { ARABIC, LONG_WORD, type Sample } from "./sample.ts";

const group = "Story";

export const storySamples: readonly Sample[] = [
  {
    group,
    name: "picture with caption and credit",
    show: (frame) => (
      <div class="story">
        <Figure
          picture={samplePicture(frame)}
          caption="The ferry on Tuesday, seen from the Mole."
          credit="Picture: Jory Hale, NW"
          terms="for use with this story only"
        />
      </div>
    ),
  },
  {
    group,
    name: "correction",
    show: () => (
      <Fixed lead="Corrected at 16:10.">
        The ferry sails at six; earlier versions said five. <a href={paths.storyChanges({ id: "k3x9m2aa" })}>What changed</a>
      </Fixed>
    ),
  },
  {
    group,
    name: "rights, folded",
    show: (frame) => (
      <RightsBox
        frame={frame}
        line="© 2026 Norrland Wire. All rights reserved. This material may not be published, broadcast, rewritten or redistributed."
        terms={{
          caption: "Read by this site from the agency’s terms of 4 March 2026",
          rows: [
            { what: "Read it on this page", answer: "Yes, until 3 April 2026" },
            { what: "Rewrite or translate it", answer: "No" },
          ],
        }}
      />
    ),
  },
  {
    group,
    name: "rights, a line in Arabic",
    show: (frame) => <RightsBox frame={frame} lang="ar" line="© ٢٠٢٦ وكالة السارية. جميع الحقوق محفوظة." />,
  },
  {
    group,
    name: "source",
    show: (frame) => (
      <SourceBox
        frame={frame}
        code="NW"
        name="Norrland Wire"
        description="“A co-operative of nineteen regional papers, founded in 1921. We take no money from any government.”"
        lang="en"
        allHref={paths.source("norrland-wire")}
      >
        Text as received; headline by the agency.
      </SourceBox>
    ),
  },
  {
    group,
    name: "page head, with a provenance line",
    show: () => (
      <PageHead
        title="What changed between the two versions"
        over={<From name="Norrland Wire">in Harbour</From>}
        deck="Three places, one of them a matter of fact."
      />
    ),
  },
  { group, name: "page head of one very long word", show: () => <PageHead title={LONG_WORD} /> },
  { group, name: "page head in Arabic", show: () => <PageHead title={ARABIC} lang="ar" dir="rtl" /> },
];
