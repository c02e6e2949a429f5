import type { EditorWords, PictureChoice } from "../writing/doc/editor-words.ts";
import { bodyEditor } from "../writing/islands/body-editor.ts";

/** The desk's editor: takes the place of each plain field that has words for it beside it. */
for (const place of document.querySelectorAll<HTMLElement>("[data-editor]")) {
  const field = document.getElementById(place.dataset["editor"] ?? "");
  if (!(field instanceof HTMLTextAreaElement)) continue;
  const words = JSON.parse(place.dataset["words"] ?? "{}") as EditorWords;
  bodyEditor(field, words, JSON.parse(place.dataset["pictures"] ?? "[]") as readonly PictureChoice[]);
}
