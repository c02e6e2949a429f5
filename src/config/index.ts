export { type Config, type ProcessRole, readConfig } from "./config.ts";
