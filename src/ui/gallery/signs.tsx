import { paths } from "#paths";
import { Band, Head } from "../parts/band.tsx";
import { Caret } from "../parts/caret.tsx";
import { EmptyNote } from "../parts/empty-note.tsx";
import { Facts, Sums } from "../parts/facts.tsx";
import { From } from "../parts/from.tsx";
import { LifeLine, Line } from "../parts/line.tsx";
import { Steps } from "../parts/steps.tsx";
import { Time } from "../parts/time.tsx";
import { sampleHref } from "../samples.ts";
import { LONG_WORD, type Sample } from "./sample.ts";

const group = "Signs";
const at = "2026-03-04T16:10:00.000Z";
const grown = [
  { label: "14:02", text: "First report" },
  { label: "14:31", text: "2nd version: the cost" },
  { label: "15:26", text: "Context added", href: sampleHref, here: true },
  { label: "16:10", text: "3rd version: corrected", href: sampleHref, current: true },
  { label: "16:11", text: "61 readers told", here: true },
] as const;

export const signSamples: readonly Sample[] = [
  { group, name: "provenance, from the wire", show: () => <From name="Norrland Wire">2nd version, 15:44</From> },
  {
    group,
    name: "provenance, from here, being talked about",
    show: () => (
      <From name="Courier" own talk={{ href: sampleHref, text: "37 replies" }}>
        Mira Castell, 12:40
      </From>
    ),
  },
  { group, name: "provenance, with a very long name", show: () => <From name={LONG_WORD}>1st version</From> },
  { group, name: "provenance, with a name in another script", show: () => <From name="وكالة السارية">13:05</From> },
  {
    group,
    name: "caret",
    show: () => (
      <p>
        <Caret>Question</Caret>, answered
      </p>
    ),
  },
  { group, name: "line", show: () => <Line items={grown} /> },
  { group, name: "line, flat", show: () => <Line flat items={grown} /> },
  { group, name: "line of one, with a very long word", show: () => <Line items={[{ label: "now", at, text: LONG_WORD, here: true }]} /> },
  { group, name: "life of a story, as on a front", show: (frame) => <LifeLine frame={frame} items={grown} flat /> },
  {
    group,
    name: "steps, the second of four",
    show: () => (
      <Steps
        now={1}
        steps={[
          { label: "You wrote", text: "kept here for 7 days" },
          { label: "Your name and e-mail", text: "now" },
          { label: "The code", text: "eight digits, ten minutes" },
          { label: "Posted", text: "and you are a member" },
        ]}
      />
    ),
  },
  {
    group,
    name: "times",
    show: (frame) => (
      <p>
        <Time frame={frame} at={at} form="time" /> · <Time frame={frame} at={at} /> · <Time frame={frame} at={at} form="full" />
      </p>
    ),
  },
  {
    group,
    name: "head with a way on",
    show: () => <Head more={{ href: paths.front(), text: "All" }}>Being discussed</Head>,
  },
  {
    group,
    name: "band, added here",
    show: () => (
      <Band id="band-here" title="Put right" here more={{ href: paths.corrections(), text: "All corrections and withdrawals" }}>
        <p>The ferry sails at six, not at five.</p>
      </Band>
    ),
  },
  {
    group,
    name: "band, heavy and empty",
    show: () => (
      <Band id="band-heavy" title="Questions" heavy>
        <EmptyNote>Nobody has asked anything yet.</EmptyNote>
      </Band>
    ),
  },
  {
    group,
    name: "facts",
    show: () => (
      <Facts
        facts={[
          { term: "Replies", detail: "14 were written on the earlier text and say so" },
          { term: LONG_WORD, detail: LONG_WORD },
        ]}
      />
    ),
  },
  {
    group,
    name: "sums",
    show: () => (
      <Sums
        sums={[
          { term: "Replies in 30 days", sum: "18,402" },
          { term: "Removed", sum: "131" },
          { term: "Median appeal takes", sum: "9 h" },
        ]}
      />
    ),
  },
];
