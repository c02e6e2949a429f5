export { type ExitSource } from "./exit.ts";
export { STORY_EXITS } from "./addresses.ts";
export { notDown } from "./receipt-view.ts";
export { handleReceiptJobs, receiptRoutes } from "./routes.tsx";
export { type AskSite } from "./take-receipt.ts";
export { wordsOf as receiptWordsOf } from "./words/index.ts";
