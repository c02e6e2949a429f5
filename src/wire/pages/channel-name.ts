import type { Frame } from "#ui";
import { feedWordsOf } from "../feeds/words/index.ts";
import type { Channel } from "../tables.ts";
import { wordsOf } from "../words/index.ts";

/** How something came in, by a way that is always there or by a kind of feed. */
export const channelName = (frame: Frame, channel: Channel): string => {
  const { feeds } = wordsOf(frame.lang);
  switch (channel) {
    case "command":
    case "demo":
    case "folder":
    case "push":
      return feeds[channel];
    case "http":
    case "ap":
    case "ftp":
    case "sftp":
    case "imap":
      return feedWordsOf(frame.lang).kinds[channel];
  }
};
