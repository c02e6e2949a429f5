import type { Result } from "#kit";
import type { FetchProblem } from "./guarded-fetch.ts";

/** `changed` is the time of change as the server tells it: compared, never understood. `size` is in bytes. */
export type RemoteFile = { readonly name: string; readonly size: number; readonly changed: string };

/** A folder of files, on another machine or here. What goes wrong under way throws. */
export type FileServer = {
  /** The files of the folder itself, not of its subfolders. */
  readonly list: () => Promise<readonly RemoteFile[]>;
  /** The bytes of a file; null where it has more than `bytesMost` or is gone. */
  readonly read: (name: string, bytesMost: number) => Promise<Uint8Array | null>;
  /** Moves a file into a subfolder, made where it is missing; false where the server does not allow it. */
  readonly move: (name: string, subfolder: string) => Promise<boolean>;
  /** The fingerprint of the server's key, where the protocol has one. */
  readonly hostKey: string | null;
  readonly close: () => Promise<void>;
};

/** Why a server could not be used. `login`: it refused the name or password. `host-key`: it is another machine than the one known. */
export type ServerProblem = { readonly kind: FetchProblem["kind"] | "login" | "host-key" | "not-found"; readonly reason: string };

/** Where and as whom. `secret` is a password, or for SFTP the text of a private key. `isInside` allows an address within the house. */
export type ServerLogin = {
  readonly host: string;
  readonly port: number | null;
  readonly user: string;
  readonly secret: string;
  readonly folder: string;
  readonly isInside: boolean;
};

export type OpenServer<Login, Server> = (login: Login) => Promise<Result<Server, ServerProblem>>;

/** ms to connect and to wait for an answer: an agency's server may be slow, but a run of a feed must end. */
export const SERVER_WAIT_MS = 15_000;
