import { paths } from "#paths";
import { Button, type Frame, Picture } from "#ui";
import type { ChosenPicture } from "../../library/chosen-pictures.ts";
import { wordsOf as libraryWords } from "../../library/words/index.ts";
import { loanSentence } from "../../lent/loan-sentence.ts";
import { lentWordsOf } from "../../lent/words/index.ts";
import { pictureView } from "../../pages/parts.tsx";
import { picturesListed } from "../copy.ts";
import type { ManuscriptPage } from "./manuscript-page.tsx";

/** Whose a picture is and what it may do, or why it may not stand there. */
const Terms = ({ frame, picture }: { readonly frame: Frame; readonly picture: ChosenPicture }) => {
  const { lack: words } = libraryWords(frame.lang);
  const lent = lentWordsOf(frame.lang);
  const { loan, lack, credit } = picture;
  const why =
    lack === null ? "" : loan === null && (lack === "no-alt" || lack === "over") ? words[lack] : lack === "no-alt" ? "" : lent.bars[lack];
  return (
    <>
      {loan === null || loan.rights === null ? null : (
        <p class="small">
          <b>
            <bdi>{credit}</bdi>
          </b>
          . {credit.includes(loan.source) ? null : `${lent.from(loan.source)} `}
          {loanSentence(frame, loan.rights)}
        </p>
      )}
      {why === "" ? null : (
        <p class="small">
          <b>{why}</b>
        </p>
      )}
    </>
  );
};

/** The pictures that a story has, in their order, as part of the form that it is written in: what a button does, it does with all that was typed. */
export const ChosenPictures = ({ frame, page }: { readonly frame: Frame; readonly page: ManuscriptPage }) => {
  const words = libraryWords(frame.lang);
  const listed = picturesListed(page.copy);
  return (
    <fieldset class="stack">
      <legend class="label">{words.pictures}</legend>
      <textarea name="pictures" hidden readonly>
        {listed.join("\n")}
      </textarea>
      {listed.length === 0 ? <p class="small">{words.none}</p> : null}
      <ol class="chosen">
        {listed.map((sha, place) => {
          const picture = page.pictures.find((each) => each.sha === sha);
          const title = picture?.title ?? words.gone;
          return (
            <li>
              {picture === undefined || picture.width === 0 ? <span /> : <Picture picture={pictureView({ ...picture, alt: "" }, "6rem")} />}
              <div>
                {picture === undefined ? title : <a href={paths.deskPicture(sha, `copy:${page.manuscript.id}`)}>{title}</a>}
                {picture === undefined ? null : <Terms frame={frame} picture={picture} />}
                <div class="row">
                  {place === 0 ? null : (
                    <Button name="do" value={`first:${sha}`} bare>
                      {words.first}
                      <span class="unseen">: {title}</span>
                    </Button>
                  )}
                  <Button name="do" value={`drop:${sha}`} bare>
                    {words.remove}
                    <span class="unseen">: {title}</span>
                  </Button>
                </div>
              </div>
            </li>
          );
        })}
      </ol>
      <p>
        <Button name="do" value="choose">
          {words.choose}
        </Button>
      </p>
    </fieldset>
  );
};
