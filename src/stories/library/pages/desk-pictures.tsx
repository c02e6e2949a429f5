import { paths } from "#paths";
import { Button, FormPost, type Frame, Head, LinkButton, Picture } from "#ui";
import { pictureView } from "../../pages/parts.tsx";
import { type DeskPicture, targetText } from "../use-picture.ts";
import { wordsOf } from "../words/index.ts";

export type DeskPicturesProps = { readonly frame: Frame; readonly storyId: string; readonly pictures: readonly DeskPicture[] };

/** The pictures that the desk put into a source's story, and the way to choose another. */
export const DeskPictures = ({ frame, storyId, pictures }: DeskPicturesProps) => {
  const words = wordsOf(frame.lang);
  const target = targetText({ kind: "story", id: storyId });
  return (
    <section aria-labelledby="pictures" class="stack">
      <Head id="pictures">{words.pictures}</Head>
      {pictures.length === 0 ? null : (
        <ul class="chosen">
          {pictures.map((picture) => (
            <li>
              <Picture picture={pictureView({ ...picture, alt: "" }, "6rem")} />
              <div>
                <a href={paths.deskPicture(picture.sha, target)}>{picture.caption === "" ? picture.alt : picture.caption}</a>
                <FormPost action={paths.deskPictureUse()} label={words.takeOff}>
                  <input type="hidden" name="for" value={target} />
                  <input type="hidden" name="sha" value={picture.sha} />
                  <Button name="do" value="take-off" bare>
                    {words.takeOff}
                  </Button>
                </FormPost>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p>
        <LinkButton href={paths.deskPictures({ for: target })}>{words.choose}</LinkButton>
      </p>
    </section>
  );
};
