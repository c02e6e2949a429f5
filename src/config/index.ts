export { type Config, type ProcessRole, ownConfig, readConfig } from "./config.ts";
export { type OidcProvider } from "./read-providers.ts";
