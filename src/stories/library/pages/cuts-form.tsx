import { PICTURE_SHAPES, type PictureShape, paths } from "#paths";
import { Button, FormPost, type Frame, Head, Picture } from "#ui";
import { pictureView } from "../../pages/parts.tsx";
import { cutOf } from "../../picture-shape.ts";
import { targetText } from "../use-picture.ts";
import { wordsOf } from "../words/index.ts";
import type { PicturePage } from "./picture-page.tsx";

const percent = (thousandths: number): string => String(thousandths / 10);

type NumberProps = { readonly name: string; readonly label: string; readonly value: string; readonly least: number };

const NumberField = ({ name, label, value, least }: NumberProps) => (
  <div class="field">
    <label for={name}>{label}</label>
    <input id={name} name={name} type="number" inputmode="decimal" min={least} max={100} step={0.1} value={value} dir="ltr" />
  </div>
);

const Shape = ({ frame, page, shape }: { readonly frame: Frame; readonly page: PicturePage; readonly shape: PictureShape }) => {
  const words = wordsOf(frame.lang);
  const { picture, shaping } = page;
  const cut = shaping.cuts[shape];
  const { width, height } = cutOf(picture.shaping, shape, picture);
  const isMade = picture.shaping.cuts[shape] !== null;
  return (
    <fieldset data-shape={shape}>
      <legend class="label">
        {words.shapes[shape]}: {isMade ? words.isCut : words.isWhole}
      </legend>
      <div class="cut">
        <Picture picture={pictureView({ sha: picture.sha, width, height, alt: "", shape }, "12rem")} />
        <div class="row">
          {(["left", "top", "width"] as const).map((edge) => (
            <NumberField
              name={`${shape}-${edge}`}
              label={words.edges[edge]}
              value={cut === null ? "" : percent(cut[edge])}
              least={edge === "width" ? 1 : 0}
            />
          ))}
        </div>
      </div>
    </fieldset>
  );
};

/** What has to be seen of a picture and how it is cut: by numbers, and with script by dragging frames over it. */
export const CutsForm = ({ frame, page }: { readonly frame: Frame; readonly page: PicturePage }) => {
  const words = wordsOf(frame.lang);
  const { picture, shaping, target } = page;
  if (!picture.mayCrop)
    return (
      <section aria-labelledby="cuts" class="stack">
        <Head id="cuts">{words.cutTitle}</Head>
        <p>{words.noCrop}</p>
      </section>
    );
  return (
    <section aria-labelledby="cuts" class="stack">
      <Head id="cuts">{words.cutTitle}</Head>
      <p>{words.cutHelp}</p>
      <p class="small" data-with-script hidden>
        {words.cutDrag}
      </p>
      <FormPost
        action={paths.deskPicture(picture.sha, target === null ? undefined : targetText(target))}
        class="stack"
        id="cutting"
        labelledby="cuts"
      >
        <fieldset>
          <legend class="label">{words.focus}</legend>
          <div class="row">
            <NumberField name="focus-x" label={words.focusX} value={percent(shaping.focus.x)} least={0} />
            <NumberField name="focus-y" label={words.focusY} value={percent(shaping.focus.y)} least={0} />
          </div>
        </fieldset>
        {PICTURE_SHAPES.map((shape) => (
          <Shape frame={frame} page={page} shape={shape} />
        ))}
        <div class="row">
          <Button name="do" value="cut">
            {words.cut}
          </Button>
          <Button name="do" value="propose">
            {words.propose}
          </Button>
          <Button name="do" value="uncut" bare>
            {words.uncut}
          </Button>
        </div>
      </FormPost>
    </section>
  );
};
