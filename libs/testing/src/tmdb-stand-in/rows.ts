import type { AlternativeTitle, Translation } from './catalogue.js';

/**
 * Reads a table that is written one row a line, cells parted by `|` in the order of `columns`. Empty lines are skipped.
 * Throws on a row with more or fewer cells.
 */
export function rowsOf<C extends string>(table: string, columns: readonly C[]): Record<C, string>[] {
  const lines = table.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length !== columns.length) throw new Error(`A row has ${cells.length} cells: ${line}`);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]])) as Record<C, string>;
  });
}

/** Reads further titles parted by `;`: `fr:Le Roi lion` is a translation, `US:Seven` a title used in a country. */
export function parseTitles(cell: string): {
  translations: Translation[];
  alternativeTitles: AlternativeTitle[];
} {
  const translations: Translation[] = [];
  const alternativeTitles: AlternativeTitle[] = [];
  for (const entry of cell.split(';').filter((text) => text.trim() !== '')) {
    const [tag, title] = splitOnce(entry.trim(), ':');
    if (tag === tag.toLowerCase()) translations.push({ language: tag, title });
    else alternativeTitles.push({ country: tag, title });
  }
  return { translations, alternativeTitles };
}

export function parseNumbers(cell: string): number[] {
  return cell
    .split(',')
    .filter((text) => text !== '')
    .map(Number);
}

/** Completes a date of which only the year is given. */
export function parseDate(cell: string): string {
  return cell.length === 4 ? `${cell}-01-01` : cell;
}

/** The text before and after the first `separator`. */
export function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
