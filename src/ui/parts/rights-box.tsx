import { type Frame } from "../frame.ts";
import { tongue } from "../typography.ts";
import { wordsOf } from "../words/index.ts";

export type RightsBoxProps = {
  readonly frame: Frame;
  /** Holder, year and terms in one or more sentences. */
  readonly line: string;
  readonly lang?: string | null | undefined;
  readonly terms?: { readonly caption: string; readonly rows: readonly { readonly what: string; readonly answer: string }[] } | undefined;
};

/** Who holds the rights and what may not be done; folded under it, what that means on this site. */
export const RightsBox = ({ frame, line, lang, terms }: RightsBoxProps) => (
  <div class="rights">
    <p {...tongue(lang, frame.lang)}>{line}</p>
    {terms === undefined || terms.rows.length === 0 ? null : (
      <details>
        <summary>{wordsOf(frame.lang).whatItMeans}</summary>
        <table>
          <caption>{terms.caption}</caption>
          <tbody>
            {terms.rows.map(({ what, answer }) => (
              <tr>
                <th scope="row">{what}</th>
                <td>{answer}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    )}
  </div>
);
