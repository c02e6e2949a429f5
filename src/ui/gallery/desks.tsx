import { paths } from "#paths";
import { State } from "../parts/state.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { Trouble } from "../parts/trouble.tsx";
import { sampleHref } from "../samples.ts";
import { type StateName } from "../words/index.ts";
import { ARABIC, LONG_WORD, type Sample } from "./sample.ts";

const group = "Desk and trouble";
const STATES: readonly StateName[] = ["ready", "published", "corrected", "embargoed", "held", "quarantined", "killed"];
const rows: readonly (readonly [string, string, string, StateName])[] = [
  ["17:29", "NW", "Harbour board brings its vote forward to Friday", "ready"],
  ["16:58", "Orrin", LONG_WORD, "held"],
  ["13:05", "Sariya", ARABIC, "published"],
  ["13:22", "NW", "Text removed at the agency’s order", "killed"],
];

export const deskSamples: readonly Sample[] = [
  {
    group,
    name: "states",
    show: (frame) => (
      <ul class="list key">
        {STATES.map((state) => (
          <li>
            <State frame={frame} state={state} />
          </li>
        ))}
      </ul>
    ),
  },
  {
    group,
    name: "tabs",
    show: () => (
      <Tabs
        label="Sample desk"
        tabs={[
          { text: "Incoming", href: paths.deskIncoming(), current: true },
          { text: "Corrections (2)", href: paths.deskCorrections() },
          { text: "Moderation (6)", href: paths.moderation() },
        ]}
      />
    ),
  },
  {
    group,
    name: "incoming: a table, on a phone a list",
    show: (frame) => (
      <table class="wirelist">
        <caption>Items from the wire, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Source</th>
            <th scope="col">Item</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([time, source, headline, state]) => (
            <tr class={state === "killed" ? "is-dead" : undefined}>
              <td>{time}</td>
              <td>
                <b>{source}</b>
              </td>
              <td class="full">
                <h3 {...(headline === ARABIC ? { lang: "ar", dir: "rtl" as const } : {})}>
                  {state === "killed" ? headline : <a href={sampleHref}>{headline}</a>}
                </h3>
              </td>
              <td class="full">
                <State frame={frame} state={state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    ),
  },
  { group, name: "trouble: nothing here", show: (frame) => <Trouble frame={frame} status={404} /> },
  {
    group,
    name: "trouble: withdrawn, with the reason",
    show: (frame) => (
      <Trouble frame={frame} status={410}>
        <p>Withdrawn by Norrland Wire at 13:22.</p>
      </Trouble>
    ),
  },
];
