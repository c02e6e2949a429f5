import { absolute, paths } from "#paths";
import type { LendBar } from "#rights";
import type { House } from "#store";
import { PICTURE_WIDTHS } from "../pages/parts.tsx";
import { lackOf, titleOf } from "./library-picture.ts";
import { listLibrary, listWirePictures } from "./queries.ts";

/** A picture of the library as a writing tool offers it. `lack` says why it cannot be used yet; null where it can. */
export type PictureChoice = {
  readonly sha: string;
  readonly title: string;
  readonly caption: string;
  readonly alt: string;
  readonly credit: string;
  readonly width: number;
  readonly height: number;
  /** Address of a small size of it. */
  readonly src: string;
  /** Address of its page at the desk. */
  readonly href: string;
  readonly lack: "no-alt" | LendBar | null;
};

type Asked = { readonly q?: string | undefined; readonly after?: string | undefined; readonly from?: "ours" | "wire" };
type Choices = { readonly pictures: readonly PictureChoice[]; readonly next: string | null };

const wireChoices = async (house: House, origin: string, asked: Asked): Promise<Choices> => {
  const { pictures, next } = await listWirePictures(house, asked);
  return {
    next,
    pictures: pictures.map(({ sha, caption, alt, credit, width, height, source, lending }) => ({
      ...{ sha, title: caption === "" ? source : caption, caption, alt, credit: credit === "" ? source : credit, width, height },
      ...{ src: smallOf(origin, { sha, width }), href: absolute(origin, paths.deskPicture(sha)) },
      lack: lending.ok ? (alt === "" ? "no-alt" : null) : lending.problem,
    })),
  };
};

const smallOf = (origin: string, { sha, width }: { readonly sha: string; readonly width: number }): string =>
  absolute(origin, paths.picture({ sha, width: Math.min(width, PICTURE_WIDTHS[0]), type: "webp" }));

/**
 * What can be chosen from the library, or of what came with sources' stories (`wire`): what came last first, or what holds the words of `q`; 24 a
 * page, on from `next`.
 */
export const pictureChoices = async (house: House, origin: string, asked: Asked): Promise<Choices> => {
  if (asked.from === "wire") return wireChoices(house, origin, asked);
  const { pictures, next } = await listLibrary(house, asked);
  const now = house.clock.now();
  return {
    next,
    pictures: pictures.map((picture) => ({
      ...{ sha: picture.sha, title: titleOf(picture), caption: picture.caption, alt: picture.alt, credit: picture.credit },
      ...{ width: picture.width, height: picture.height },
      src: smallOf(origin, picture),
      href: absolute(origin, paths.deskPicture(picture.sha)),
      lack: lackOf(picture, now),
    })),
  };
};
