export { absolute, at, fragment, type Href, localHref, type Path, withQuery } from "./href.ts";
export { fill, type PartsOf } from "./fill.ts";
export { type PictureFilter } from "./desk-paths.ts";
export { type FeedKind, paths, STORY_FORMATS, type StoryFormat, talkIdIn } from "./paths.ts";
export { type PictureFile, PICTURE_SHAPES, type PictureShape, PICTURE_TYPES, type PictureType, readPictureFile } from "./picture.ts";
export { PORTRAIT_SIZES, type PortraitFile, type PortraitSize, readPortraitFile } from "./portrait.ts";
export { type RouteName, routes } from "./routes.ts";
