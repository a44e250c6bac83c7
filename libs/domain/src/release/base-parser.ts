import { parseTorrentTitle } from '@viren070/parse-torrent-title';

/** What the base parser says of the numbers in one path component; absent fields were not found. */
export type BaseNumbers = Partial<Pick<ReturnType<typeof parseTorrentTitle>, 'episodes' | 'seasons'>>;

/** Some of its expressions need cubic time; numbers stand further in front than this, in characters. */
const LONGEST = 120;

/** Reads one component with the library; any text is accepted, and one that makes it throw says nothing. */
export function parseBase(component: string): BaseNumbers {
  try {
    return parseTorrentTitle(component.slice(0, LONGEST));
  } catch {
    return {};
  }
}
