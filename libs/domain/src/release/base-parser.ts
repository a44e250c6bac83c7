import { parseTorrentTitle } from '@viren070/parse-torrent-title';
import { encodeUtf8 } from '../shared/bytes.js';

/** What the base parser says of one path component; absent fields were not found. */
export type BaseFacets = Partial<
  Pick<
    ReturnType<typeof parseTorrentTitle>,
    | 'audio'
    | 'codec'
    | 'date'
    | 'editions'
    | 'episodes'
    | 'group'
    | 'hdr'
    | 'languages'
    | 'proper'
    | 'quality'
    | 'repack'
    | 'resolution'
    | 'seasons'
    | 'threeD'
    | 'title'
    | 'year'
  >
>;

/** The longest name a file system takes, in bytes; what is longer is no name, and may be an attack on the parser. */
const LONGEST = 255;

/** Reads one component with the library; any text is accepted, and one that makes it throw says nothing. */
export function parseBase(component: string): BaseFacets {
  try {
    return parseTorrentTitle(cutToBytes(component, LONGEST));
  } catch {
    return {};
  }
}

/** The longest beginning of a text that fits, cut between characters. */
function cutToBytes(text: string, limit: number): string {
  if (text.length * 3 <= limit) return text;
  let left = limit;
  let end = 0;
  for (const sign of text) {
    left -= encodeUtf8(sign).length;
    if (left < 0) break;
    end += sign.length;
  }
  return text.slice(0, end);
}
