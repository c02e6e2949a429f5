import { crc32 } from "node:zlib";

type Entry = { readonly name: string } & ({ readonly text: string } | { readonly bytes: Uint8Array });

const UTF8_NAMES = 0x08_00; // general purpose bit 11 (APPNOTE 6.3.10, 4.4.4)
const VERSION = 20;
const FIRST_DAY = 0x21; // 1 January 1980: entries have no times of their own

/** A ZIP archive of texts and files, stored as they are (APPNOTE 6.3.10). For small ones: all of it is in memory. */
export const zipOf = (entries: readonly Entry[]): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const title = Buffer.from(entry.name);
    const bytes = "bytes" in entry ? Buffer.from(entry.bytes) : Buffer.from(entry.text.toWellFormed());
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt16LE(FIRST_DAY, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, title, bytes]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(at, 10);
    const made = Buffer.alloc(2);
    made.writeUInt16LE(VERSION, 0);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), made, common, central, title]));
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, listed, Buffer.from("PK\u0005\u0006"), end]);
};
