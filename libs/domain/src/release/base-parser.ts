import { parseTorrentTitle } from '@viren070/parse-torrent-title';

/** What the base parser says of one path component; absent fields were not found. */
export type BaseFacets = Partial<
  Pick<
    ReturnType<typeof parseTorrentTitle>,
    | 'audio'
    | 'codec'
    | 'editions'
    | 'group'
    | 'hdr'
    | 'languages'
    | 'proper'
    | 'quality'
    | 'repack'
    | 'resolution'
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
    return parseTorrentTitle(component.slice(0, LONGEST));
  } catch {
    return {};
  }
}
