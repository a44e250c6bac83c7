/** Abbreviations of languages, which names join by a slash: `Ukr/Eng`. */
const LANGUAGE =
  /^(?:eng?|ukr?|rus?|fre?|fra|fr|ger?|deu?|ita?|spa?|esp?|por?|pol?|cze?|jpn?|jap|kor?|chi|gb|big5|hi?n|tam|tel)$/i;

/**
 * The names of a path given as text. `/` divides them, and so does `\\` in one without `/`; but a slash between spaces,
 * between two languages or inside a bracket belongs to a name, as titles in two languages have it.
 */
export function namesOf(path: string): string[] {
  if (!path.includes('/')) return path.split(/\\+/).filter(isName);
  const names: string[] = [];
  let from = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    if (belongsToName(path, from, at)) continue;
    names.push(path.slice(from, at));
    from = at + 1;
  }
  return [...names, path.slice(from)].filter(isName);
}

const isName = (name: string): boolean => name !== '' && name !== '.';

/** How far around a slash to look for what it stands between: no name is longer. */
const REACH = 255;

function belongsToName(path: string, from: number, at: number): boolean {
  const before = path.slice(Math.max(from, at - REACH), at);
  const behind = path.slice(at + 1, at + REACH);
  if (before.endsWith(' ') && behind.startsWith(' ')) return true;
  const word = /[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? '';
  const next = /^[\p{L}\p{N}]+/u.exec(behind)?.[0] ?? '';
  if (LANGUAGE.test(word) && LANGUAGE.test(next)) return true;
  return opens(before) && closes(behind);
}

const opens = (text: string): boolean =>
  Math.max(...['[', '【', '('].map((sign) => text.lastIndexOf(sign))) >
  Math.max(...[']', '】', ')'].map((sign) => text.lastIndexOf(sign)));

const closes = (text: string): boolean => /^[^[【(]*[\]】)]/u.test(text);
