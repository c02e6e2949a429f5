import type { FileHandle } from "node:fs/promises";

const BLOCK = 512;
const NAME_MOST = 100;

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, "0")}\0`;

/** The header of a plain file (POSIX.1-1988 ustar). Sizes up to 8 GiB, names up to 100 characters: ours are far below. */
const header = (name: string, size: number, madeAtMs: number): Buffer => {
  if (Buffer.byteLength(name) > NAME_MOST) throw new Error(`the name ${name} is too long for an archive`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, "utf8");
  block.write(octal(0o600, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(Math.floor(madeAtMs / 1000), 12), 136);
  block.write("        ", 148); // the sum is made as if these were blanks
  block.write("0", 156);
  block.write("ustar\u000000", 257);
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0")}\0 `,
    148,
  );
  return block;
};

/** Appends one entry to an archive that is being written. */
export const writeEntry = async (handle: FileHandle, name: string, bytes: Uint8Array, madeAtMs: number): Promise<void> => {
  const rest = (BLOCK - (bytes.length % BLOCK)) % BLOCK;
  await handle.appendFile(Buffer.concat([header(name, bytes.length, madeAtMs), bytes, Buffer.alloc(rest)]));
};

/** Ends an archive: two empty blocks. */
export const endArchive = (handle: FileHandle): Promise<void> => handle.appendFile(Buffer.alloc(2 * BLOCK));

/** An entry whose bytes are read when they are asked for. */
export type TarEntry = { readonly name: string; readonly read: () => Promise<Buffer> };

/** Entries no larger than this are in an archive of ours; a larger number is damage. */
const ENTRY_MOST = 1024 * 1024 * 1024;

const readAt = async (handle: FileHandle, at: number, size: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(size);
  let done = 0;
  while (done < size) {
    const { bytesRead } = await handle.read(buffer, done, size - done, at + done);
    if (bytesRead === 0) throw new Error("the file ends in the middle of an entry");
    done += bytesRead;
  }
  return buffer;
};

/** The entries of an archive, one after the other. Throws where it is damaged or cut off. */
export async function* entriesOf(handle: FileHandle): AsyncIterable<TarEntry> {
  let at = 0;
  for (;;) {
    const block = await readAt(handle, at, BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const sum = Number.parseInt(block.toString("latin1", 148, 156), 8);
    const own = block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
    const size = Number.parseInt(block.toString("latin1", 124, 136), 8);
    if (sum !== own || !Number.isInteger(size) || size > ENTRY_MOST) throw new Error("the header of an entry is damaged");
    const name = block.toString("utf8", 0, NAME_MOST).split("\0")[0] ?? "";
    const from = at + BLOCK;
    yield { name, read: () => readAt(handle, from, size) };
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}
