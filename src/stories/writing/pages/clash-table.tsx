import { type Frame, tongue } from "#ui";
import type { Conflict } from "../manuscript.ts";

export type ClashTableProps = {
  readonly frame: Frame;
  readonly lang: string;
  readonly yours: string;
  readonly theirs: string;
  readonly conflicts: readonly Conflict[];
};

/** What both sides changed, side by side, in the language of the text. */
export const ClashTable = ({ frame, lang, yours, theirs, conflicts }: ClashTableProps) => (
  <table class="clashes" {...tongue(lang, frame.lang)}>
    <thead {...tongue(frame.lang, lang)}>
      <tr>
        <th scope="col">{yours}</th>
        <th scope="col">{theirs}</th>
      </tr>
    </thead>
    <tbody>
      {conflicts.map((conflict) => (
        <tr>
          <td>{conflict.mine}</td>
          <td>{conflict.theirs}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
