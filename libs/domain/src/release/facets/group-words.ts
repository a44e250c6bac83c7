import { tagLength } from './tag-words.js';
import { isTagWord } from './vocabulary.js';

/** Groups whose members sign the release before them: `(… Member) [QxR]`, `…-Member[TAoE]`. */
const COLLECTIVES: ReadonlySet<string> = new Set(['taoe', 'qxr', 'utr', 'sev']);
/** Marks of sites, containers and batches that stand in brackets as groups do. */
const NO_GROUPS: ReadonlySet<string> = new Set(
  'tgx rartv rarbg eztv ettv publichd ethd mkv mp4 avi raw raws batch pack serie mb gb end fin'.split(' '),
);
/** Posters hang these on a group: `-GROUP-Obfuscated`. */
const REPOSTED =
  /^(?:rp|sample|repost|repackpost|obfuscat(?:ed|ion)|scrambled|postbot|xpost|rakuv[a-z0-9]*|whiterev|buymore|asrequested|alternativetorequested|gerov|z0ids3n|chamele0n|4p|4planet|nzbgeek)?$/i;
const SITE = /[a-z0-9][. ](?:com|org|net|to|info|tv|me|in|cc)$|^www[. ]/i;
const HASH = /^[0-9a-f]{8}$/i;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LONGEST = 40;

export const isCollective = (name: string): boolean => COLLECTIVES.has(name.toLowerCase());

/** A name without what those who posted the release again hung on it, and without hyphens at its end. */
export function withoutRepost(text: string): string {
  let rest = text.trimEnd();
  for (;;) {
    const hyphen = rest.lastIndexOf('-');
    if (hyphen <= 0 || !REPOSTED.test(rest.slice(hyphen + 1))) return rest;
    rest = rest.slice(0, hyphen).trimEnd();
  }
}

/** True when one word of a name is a tag. */
export const isTag = (raw: string): boolean =>
  tagLength(raw, 0) === raw.length || isTagWord(raw.toLowerCase(), raw);

/** True for text that holds nothing but tags. */
export const isAllTags = (text: string): boolean =>
  tagLength(text, 0) === text.length || (text.match(WORD) ?? []).every(isTag);

/** True for text that may be a group's name. */
export function isGroupName(text: string): boolean {
  if (text.length > LONGEST || !LETTER_OR_DIGIT.test(text) || HASH.test(text) || SITE.test(text))
    return false;
  return !NO_GROUPS.has(text.toLowerCase()) && !isAllTags(text);
}
