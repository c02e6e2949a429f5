export { type Config, type ProcessRole, ownConfig, readConfig } from "./config.ts";
