export { type Block, type Inline, paragraphsOf, type TableRow, textOfBlock, textOfInlines } from "./block.ts";
