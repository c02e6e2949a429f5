export { loanBarOf } from "../lent/loan-bar-of.ts";
export { lentWordsOf } from "../lent/words/index.ts";
export { DeskPictures } from "./pages/desk-pictures.tsx";
export { pictureChoices } from "./picture-choices.ts";
export { type LibraryHouse, libraryRoutes } from "./routes.tsx";
