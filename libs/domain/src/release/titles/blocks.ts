import { LONGEST_PACK, type Numbering, extendRun, numberingAt } from '../numbering/numbering.js';
import { firstTag } from '../facets/tag-words.js';
import { seriesTitle } from './series-title.js';
import { scriptsOf, tidyTitle, type Titles, unique, withAlternatives } from './titles.js';

/** A name made of bracketed blocks, as Chinese fansub groups write it: `[group][title][title][07][1080P]`. */
export interface BlockName extends Titles {
  readonly numbering: Numbering;
}

const NUMBER =
  /^(?:第|EP?)? ?(\d{1,4}(?:\.\d)?)(?: ?[-~] ?(\d{1,4}))? ?(?:v\d|TV|END|FIN|完结?|话|話|集|回|全集|合集)*(?:[+(].*)?$/iu;
/** Years, and the lines of a picture. */
const NO_EPISODE = /^(?:(?:19|20)\d\d|360|480|540|576|720|1080|1440|2160)$/;
/** Kinds of programme and seasons of broadcast, which groups put among the titles. */
const CATEGORY = /^(?:国漫|国产动画|動畫|动画|日剧|日劇|新番|.*月新番|完结|连载|TV|OVA|电影|剧场版)$/iu;
const OTHER_SCRIPT = /[^\p{Script=Latin}\P{L}]/u;

/** Reads a name of blocks whose leading group has been taken off; null when it is none. */
export function readBlocks(text: string): BlockName | null {
  const from = text.replace(/^★[^★[]*★?/u, '').trimStart();
  if (!from.startsWith('[')) return null;
  const blocks = [...from.matchAll(/\[([^[\]]*)\]/g)];
  const at = blocks.findIndex((block, index) => index > 0 && isNumber(block));
  const number = blocks[at];
  if (number === undefined) return null;
  const titles = titlesOf(blocks.slice(0, at).map(([, inside = '']) => inside));
  if (titles === null) return null;
  const { seasons, ...named } = seriesTitle(titles.title);
  const offset = text.length - from.length;
  const numbering = { ...shifted(numbered(number), offset), seasons };
  return { ...withAlternatives(named, [titles.title, ...titles.alternatives]), numbering };
}

function isNumber([, inside = '']: RegExpExecArray): boolean {
  const match = NUMBER.exec(inside.trim());
  if (match === null) return false;
  return !NO_EPISODE.test(match[1] ?? '');
}

function numbered(block: RegExpExecArray): Numbering {
  const match = NUMBER.exec((block[1] ?? '').trim());
  const first = Number(match?.[1]);
  const absoluteEpisodes =
    match?.[2] === undefined ? [first] : extendRun([first], Number(match[2]), true, LONGEST_PACK);
  return numberingAt(block, { absoluteEpisodes });
}

const shifted = (numbering: Numbering, by: number): Numbering => ({
  ...numbering,
  start: numbering.start + by,
  end: numbering.end + by,
});

/** The first Latin title behind the first in another script, or else the first title at all. */
function titlesOf(blocks: readonly string[]): Titles | null {
  const titled = blocks.filter(
    (block) => !CATEGORY.test(block) && !/^\d*$/.test(block) && firstTag(block, 0) !== 0,
  );
  const foreign = titled.findIndex((block) => OTHER_SCRIPT.test(block));
  const pieces = titled.slice(Math.max(0, foreign)).flatMap(piecesOf);
  const all = unique([...pieces, ...titled.flatMap(piecesOf)]);
  const title = pieces.find((piece) => !OTHER_SCRIPT.test(piece) && /\p{L}{2}/u.test(piece)) ?? all[0];
  if (title === undefined) return null;
  return { title, alternatives: all.filter((one) => one !== title) };
}

function piecesOf(block: string): string[] {
  return block
    .split(/[/|]/)
    .map(tidyTitle)
    .flatMap((piece) => {
      const scripts = scriptsOf(piece);
      return scripts.length > 0 ? scripts : [piece];
    });
}
