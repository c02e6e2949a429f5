import { resolve } from "node:path";
import { done, refuse, type Result } from "#kit";
import { type BounceBox, readBounceBox } from "./read-bounce-box.ts";
import { type OidcProvider, readProviders } from "./read-providers.ts";

export type ProcessRole = "all" | "web" | "worker";

/** What the operator decided, read once at start. */
export type Config = {
  /** Absolute path of the data folder: the SQLite file, pictures, the folder for wire files, mails. */
  readonly dataFolder: string;
  /** `postgres://…`, or null for SQLite in the data folder. */
  readonly databaseUrl: string | null;
  readonly port: number;
  readonly host: string;
  /** The site's public address without a trailing slash; also decides whether cookies are `Secure`. */
  readonly origin: string;
  /** `smtp://…`, or null: mails are written to `mail/*.eml` in the data folder. */
  readonly mailUrl: string | null;
  readonly role: ProcessRole;
  /** In production neither `/gallery` nor `/dev/mail` is served. */
  readonly isProduction: boolean;
  /** Addresses of reverse proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** The header in which the reverse proxy tells the reader's country (ISO 3166-1 alpha-2), or null where none does. */
  readonly countryHeader: string | null;
  /** What feeds' passwords are sealed with, the same for all processes; null: a key in the data folder, made at the first start. */
  readonly secretKey: string | null;
  /** Services that members may sign in by; none where none are set. */
  readonly providers: readonly OidcProvider[];
  /** Where mails come back to that cannot be delivered, or null: they are not heeded. */
  readonly bounces: BounceBox | null;
};

type Env = Readonly<Record<string, string | undefined>>;

const urlWith = (text: string, protocols: readonly string[]): URL | null => {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol) ? url : null;
};

/** The configuration in `env`, or a sentence that names the variable, what is wrong with it and a value that works. */
export const readConfig = (env: Env): Result<Config, string> => {
  const given = (name: string): string | null => (env[name] === undefined || env[name].trim() === "" ? null : env[name].trim());

  const portText = given("PORT") ?? "3000";
  const port = /^\d{1,5}$/u.test(portText) ? Number(portText) : -1;
  if (port < 0 || port > 65_535) return refuse(`PORT is "${portText}", but it must be a port number such as 3000.`);

  const databaseUrl = given("TOWNWIRE_DATABASE_URL");
  if (databaseUrl !== null && urlWith(databaseUrl, ["postgres:", "postgresql:"]) === null)
    return refuse(
      "TOWNWIRE_DATABASE_URL is not a PostgreSQL address. Leave it out for SQLite, or write for example postgres://townwire:secret@localhost:5432/townwire.",
    );

  const origin = given("TOWNWIRE_ORIGIN") ?? `http://localhost:${port}`;
  const originUrl = urlWith(origin, ["http:", "https:"]);
  if (originUrl === null || originUrl.pathname !== "/" || originUrl.search !== "" || originUrl.username !== "")
    return refuse(`TOWNWIRE_ORIGIN is "${origin}", but it must be the site's address without a path, such as https://news.example.org.`);

  const mailUrl = given("TOWNWIRE_MAIL_URL");
  if (mailUrl !== null && urlWith(mailUrl, ["smtp:", "smtps:"]) === null)
    return refuse("TOWNWIRE_MAIL_URL is not a mail address. Write for example smtp://user:secret@mail.example.org:587, or leave it out.");

  const role = given("TOWNWIRE_ROLE") ?? "all";
  if (role !== "all" && role !== "web" && role !== "worker")
    return refuse(`TOWNWIRE_ROLE is "${role}", but it must be all, web or worker.`);
  if (role !== "all" && databaseUrl === null)
    return refuse("TOWNWIRE_ROLE other than all needs PostgreSQL: set TOWNWIRE_DATABASE_URL, or leave TOWNWIRE_ROLE out.");

  const secretKey = given("TOWNWIRE_SECRET_KEY");
  if (secretKey !== null && secretKey.length < 32)
    return refuse("TOWNWIRE_SECRET_KEY is too short: give it 32 random characters or more, such as `openssl rand -base64 32` makes.");

  const providers = readProviders(given("TOWNWIRE_OIDC"));
  if (!providers.ok) return providers;

  const bounces = readBounceBox(given("TOWNWIRE_BOUNCES"));
  if (!bounces.ok) return bounces;

  return done({
    secretKey,
    bounces: bounces.value,
    providers: providers.value,
    dataFolder: resolve(given("TOWNWIRE_DATA") ?? "./data"),
    databaseUrl,
    port,
    host: given("HOST") ?? "127.0.0.1",
    origin: originUrl.origin,
    mailUrl,
    role,
    isProduction: env["NODE_ENV"] === "production",
    countryHeader: given("TOWNWIRE_COUNTRY_HEADER"),
    trustedProxies: (given("TOWNWIRE_TRUSTED_PROXIES") ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  });
};

/** The configuration in this process's environment. */
export const ownConfig = (): Result<Config, string> => readConfig(process.env);
