/**
 * A regular expression for tags that stand as words of their own: no Latin letter or digit touches them. Other
 * scripts write no spaces and may touch. Letter case does not matter; all matches are meant to be found.
 */
export function tagPattern(...sources: readonly string[]): RegExp {
  return new RegExp(`(?<![a-z0-9À-ɏ])(?:${sources.join('|')})(?![a-z0-9À-ɏ])`, 'gi');
}

/** A tag without the separators and the letter case in which names differ: `Web-DL` and `WEB DL` are `webdl`. */
export function squashed(tag: string): string {
  return tag.toLowerCase().replace(/[ ._-]/g, '');
}

/** The canonical words of a table, by squashed spelling. */
export function spellings(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table).flatMap(([word, list]) => list.split(' ').map((spelling) => [spelling, word])),
  );
}
