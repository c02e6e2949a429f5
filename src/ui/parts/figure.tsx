import { type Href } from "#paths";
import { classes } from "../typography.ts";

/** A picture as supplied, never cropped. `width` and `height` are those of the largest file, in pixels. */
export type PictureView = {
  readonly src: Href;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly sizes?: string | undefined;
  readonly srcset?: readonly { readonly src: Href; readonly width: number }[] | undefined;
};

/** `eager` for the one picture a page opens with; all others wait until they are near. */
export const Picture = ({ picture, eager = false }: { readonly picture: PictureView; readonly eager?: boolean | undefined }) => {
  const set = picture.srcset ?? [];
  return (
    <img
      src={picture.src}
      {...(set.length === 0 ? {} : { srcset: set.map(({ src, width }) => `${src} ${width}w`).join(", "), sizes: picture.sizes ?? "100vw" })}
      width={picture.width}
      height={picture.height}
      alt={picture.alt}
      {...(eager ? { fetchpriority: "high" } : { loading: "lazy", decoding: "async" })}
    />
  );
};

export type FigureProps = {
  readonly picture: PictureView;
  readonly caption?: string | undefined;
  /** "Picture: Jory Lanyon-Pike, HNA": set bold beside the caption. */
  readonly credit?: string | undefined;
  /** What may be done with it: "for use with this story only". */
  readonly terms?: string | undefined;
  readonly broad?: boolean | undefined;
  readonly eager?: boolean | undefined;
};

export const Figure = ({ picture, caption, credit, terms, broad = false, eager = false }: FigureProps) => (
  <figure class={classes("plateful", broad && "broad")}>
    <Picture picture={picture} eager={eager} />
    {caption === undefined && credit === undefined ? null : (
      <figcaption dir="auto">
        {caption} {credit === undefined ? null : <b>{credit}</b>}
        {terms === undefined ? null : `, ${terms}`}
      </figcaption>
    )}
  </figure>
);
