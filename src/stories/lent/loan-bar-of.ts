import type { FlagCause } from "../derived-tables.ts";
import { LOAN_BARS, type LoanBar } from "./loan.ts";

/** Why a picture on loan left the story that a flag is about; null of any other flag. */
export const loanBarOf = (what: FlagCause): LoanBar | null => LOAN_BARS.find((bar) => what === `lent-${bar}`) ?? null;
