import { french, type Lang } from "#kit";
import type { EditorWords } from "../../doc/editor-words.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

const WORDS: Readonly<Record<Lang, EditorWords>> = { en, fr: french(fr), ar };

export const editorWordsOf = (lang: Lang): EditorWords => WORDS[lang];
