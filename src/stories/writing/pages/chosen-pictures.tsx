import { paths } from "#paths";
import { Button, type Frame, Picture } from "#ui";
import { titleOf } from "../../library/library-picture.ts";
import { wordsOf as libraryWords } from "../../library/words/index.ts";
import { pictureView } from "../../pages/parts.tsx";
import { picturesListed } from "../copy.ts";
import type { ManuscriptPage } from "./manuscript-page.tsx";

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
          const title = picture === undefined ? words.gone : titleOf(picture);
          return (
            <li>
              {picture === undefined ? <span /> : <Picture picture={pictureView({ ...picture, alt: "" }, "6rem")} />}
              <div>
                {picture === undefined ? title : <a href={paths.deskPicture(sha, `copy:${page.manuscript.id}`)}>{title}</a>}
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
