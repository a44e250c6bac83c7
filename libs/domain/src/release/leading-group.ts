import { firstTag } from './facets/tag-words.js';

/** A name without the group that begins it. */
export interface WithoutGroup {
  readonly text: string;
  readonly group: string | null;
}

/** A bracket that begins a name; it may hold one bracket more, and is as long as groups' names are. */
const LEADING = /^\s*\[((?:[^[\]]|\[[^[\]]*\]){1,60})\][ ._]*(?=\S)/;
/** Two groups that worked together, in front of a title without brackets. */
const SECOND_GROUP = /^\[[\w&.!' -]{1,30}\][ ._]*(?=[^\s[(])/;
const WORDS_NEXT = /^[^[]*\p{L}{2}/u;
const BRACKETS_NEXT = /^(?:\[[^[\]]*\] ?)+(?=[^[]*\p{L}{2})/u;

/** `[1x05]`, `[2008]`, `[07]`: numbers are no group's name. */
const NUMBER = /^(?:[\d -]+|\d{1,2}x\d{1,3}|s\d{1,2}e\d{1,3})$/i;

const isTag = (text: string, at = 0): boolean => firstTag(text, 0) === at;

/** Takes the group in brackets that begins a name, as anime releases have it, off the name. */
export function withoutLeadingGroup(text: string): WithoutGroup {
  const match = LEADING.exec(text);
  if (match === null) return { text: unwrapped(text), group: null };
  const [leading, inside = ''] = match;
  const rest = text.slice(leading.length);
  if (isTag(inside) || NUMBER.test(inside)) return withoutTag(text, rest, inside);
  const isTitle = !/\p{L}/u.test(rest) || (/^\[[^[\]]*\]$/.test(rest) && isTag(rest, 1));
  if (isTitle) return { text: `${inside} ${rest}`, group: null };
  return { text: titleFirst(rest), group: inside };
}

/** `[Title (1999)]`: a name that is all in one bracket. */
const unwrapped = (text: string): string => /^\[([^[\]]+)\]$/.exec(text)?.[1] ?? text;

/** `[x265] Title`: a tag in front of a title goes behind it. */
function withoutTag(text: string, rest: string, tag: string): WithoutGroup {
  return { text: isTag(tag) && WORDS_NEXT.test(rest) ? `${rest} [${tag}]` : text, group: null };
}

/** `[BD][1080p] Title`, `[Other Group] Title`: what stands between the group and the title. */
function titleFirst(rest: string): string {
  const brackets = BRACKETS_NEXT.exec(rest)?.[0] ?? '';
  if (brackets !== '' && firstTag(brackets, 0) >= 0) return `${rest.slice(brackets.length)} ${brackets}`;
  return rest.replace(SECOND_GROUP, '');
}
