import { isAllTags, isCollective, isGroupName, isTag, withoutRepost } from './group-words.js';
import type { TagText } from './tag-text.js';
import { firstTag, tagLength } from './tag-words.js';

/** A name's end taken apart: what stands before its last brackets, and what is in them, the last first. */
interface NameEnd {
  readonly rest: string;
  readonly blocks: readonly string[];
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** `Name CreW` is the crew of that name. */
const CREW = / crew$/i;
/** Words of a group's name at most, where spaces are in it. */
const MOST_WORDS = 3;
/** `[Softsubs (Group)]`, as trackers of anime write it. */
const SUBTITLED_BY = /subs \(([^()]{1,40})\)$/i;
/** The one site that signs its releases with its address. */
const SIGNING_SITE = /^yts[ .][a-z]{2}$/i;
const SINGLE_WORD = /^[^\s,;]+$/;
const ENCODER = /26[45]$/;
const DIGITS = /^\d+$/;
/** Numbers that are a resolution rather than a group, but not behind an encoder. */
const LINES = /^(?:480|540|576|720|1080|2160)$/;

/**
 * Who made the release: the name behind the last hyphen (`x264-GROUP`), the group in brackets that began the name,
 * one in brackets at its end, or a single unknown word behind the last tag. A hyphen counts only behind a tag, as
 * titles have hyphens too.
 */
export function groupOf({ text, firstTag: tag }: TagText, leadingGroup: string | null): string | null {
  const { rest, blocks } = nameEnd(withoutRepost(text));
  const signed = tag < rest.length ? behindHyphen(rest, tag) : null;
  if (signed !== null) return blocks.find(isCollective) ?? signed;
  if (leadingGroup !== null && isGroupName(leadingGroup)) return leadingGroup;
  if (tag >= text.length) return null;
  return inBlocks(blocks) ?? lastWord(rest, tag);
}

function nameEnd(text: string): NameEnd {
  const blocks: string[] = [];
  let rest = text.trimEnd();
  for (;;) {
    const opening = OPENING[rest.at(-1) ?? ''];
    const from = opening === undefined ? -1 : openingOf(rest, opening);
    if (opening !== undefined && from === -1) rest = rest.slice(0, -1).trimEnd();
    else if (from <= 0) return { rest, blocks };
    else {
      blocks.push(rest.slice(from + 1, -1).trim());
      rest = rest.slice(0, from).trimEnd();
    }
  }
}

/** Offset of the bracket that the last character closes; -1 when none is open. */
function openingOf(text: string, opening: string): number {
  const closing = text.at(-1);
  let depth = 0;
  for (let index = text.length - 1; index >= 0; index -= 1) {
    if (text[index] === closing) depth += 1;
    else if (text[index] === opening) depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

/** The group behind the last hyphen of `text`, when tags stand before it. */
function behindHyphen(text: string, tagsFrom: number): string | null {
  const hyphen = text.lastIndexOf('-');
  if (hyphen <= tagsFrom) return null;
  const isSpaced = text[hyphen - 1] === ' ' && text[hyphen + 1] === ' ';
  if (isSpaced) return inSegments(text.slice(tagsFrom).split(' - ').slice(1));
  const from = startOfName(text, hyphen);
  return from === null ? null : tidied(text, from);
}

/**
 * The name in a list set off by hyphens: `720p - 1.4GB - GROUP - Poster`. Of several unknown words at its end the
 * first is the group.
 */
function inSegments(segments: readonly string[]): string | null {
  let group: string | null = null;
  for (const segment of segments.toReversed()) {
    const name = segment.trim().replace(CREW, '');
    if (!SINGLE_WORD.test(name) || !isGroupName(name)) break;
    group = name;
  }
  return group;
}

/**
 * Offset at which the name behind a hyphen begins: names may have hyphens of their own, so that all goes with it up
 * to the hyphen behind a tag. `null` when the hyphen is a tag's own, as in `WEB-DL` and `DTS-HD MA`.
 */
function startOfName(text: string, hyphen: number): number | null {
  let from = hyphen + 1;
  for (let before = hyphen; ;) {
    const start = Math.max(text.lastIndexOf(' ', before - 1), text.lastIndexOf('-', before - 1)) + 1;
    if (start + tagLength(text, start) > before + 1) return null;
    const word = text.slice(start, before);
    if (start === 0 || text[start - 1] !== '-' || isAllTags(word)) return from;
    from = start;
    before = start - 1;
  }
}

/** The name that begins at `from`, without the tags that may follow it. */
function tidied(text: string, from: number): string | null {
  const words = text.slice(from).trim().replace(CREW, '').split(' ');
  while (words.length > 1 && isTag(words.at(-1) ?? '')) words.pop();
  const name = words.join(' ');
  if (words.length > MOST_WORDS) return null;
  if (DIGITS.test(name)) return LINES.test(name) && !ENCODER.test(text.slice(0, from - 1)) ? null : name;
  return isGroupName(name) ? name : null;
}

/** The group in the last brackets that may hold one: alone, or behind tags. */
function inBlocks(blocks: readonly string[]): string | null {
  for (const block of blocks) {
    const group = inBlock(block);
    if (group !== null) return group;
  }
  return null;
}

function inBlock(block: string): string | null {
  const subtitler = SUBTITLED_BY.exec(block)?.[1];
  if (subtitler !== undefined) return subtitler;
  const tag = firstTag(block, 0);
  if (tag === -1)
    return SIGNING_SITE.test(block) || (SINGLE_WORD.test(block) && isGroupName(block)) ? block : null;
  const { rest, blocks } = nameEnd(block);
  return blocks.find(isCollective) ?? behindHyphen(rest, tag) ?? lastName(rest, tag);
}

/** The last word, when it is unknown and tags stand somewhere before it. */
function lastName(text: string, tagsFrom: number): string | null {
  const from = text.lastIndexOf(' ') + 1;
  const name = text.slice(from);
  return from > tagsFrom && isGroupName(name) ? name : null;
}

/** The last word, when it is unknown and stands directly behind a tag or behind brackets. */
function lastWord(text: string, tagsFrom: number): string | null {
  const name = lastName(text, tagsFrom);
  if (name === null) return null;
  const before = text.slice(0, text.length - name.length).trimEnd();
  if (/[\])]$/.test(before)) return name;
  const word = before.slice(before.lastIndexOf(' ') + 1);
  return isAllTags(word) ? name : null;
}
