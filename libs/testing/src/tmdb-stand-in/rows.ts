import type { AlternativeTitle, Translation } from './catalogue.js';

/** Cells of each line of a table that is written one row a line, cells parted by `|`. Empty lines are skipped. */
export function cellsOf(table: string): string[][] {
  const lines = table.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => line.split('|').map((cell) => cell.trim()));
}

/** Reads further titles parted by `;`: `fr:Le Roi lion` is a translation, `US:Seven` a title used in a country. */
export function parseTitles(cell: string): {
  translations: Translation[];
  alternativeTitles: AlternativeTitle[];
} {
  const translations: Translation[] = [];
  const alternativeTitles: AlternativeTitle[] = [];
  for (const entry of cell.split(';').filter((text) => text.trim() !== '')) {
    const [tag = '', title = ''] = splitOnce(entry.trim(), ':');
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
