import { parseTorrentTitle } from '@viren070/parse-torrent-title';

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

/** Reads one component with the library; any text is accepted, and one that makes it throw says nothing. */
export function parseBase(component: string): BaseFacets {
  try {
    return parseTorrentTitle(component);
  } catch {
    return {};
  }
}
