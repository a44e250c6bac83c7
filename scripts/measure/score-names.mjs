/**
 * Compares what the reader of names says with what a corpus asserts. docs/measuring-names.md describes the fields and
 * the canonical words.
 */

/** The fields a report counts, in its order. `identity` stands for all of IDENTITY together. */
export const FIELDS = [
  ...['identity', 'type', 'title', 'year', 'season', 'episodes', 'date', 'absoluteEpisodes', 'seasonPack'],
  ...['resolution', 'source', 'videoCodec', 'audioCodec', 'edition', 'releaseGroup', 'proper', 'languages'],
  ...['threeD', 'extra', 'part', 'remux', 'tmdbId', 'imdbId'],
];

/** What decides which work a file is. */
const IDENTITY = ['type', 'title', 'year', 'season', 'episodes', 'date', 'absoluteEpisodes'];

const FOLDED_LETTERS = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae' };

/** Spellings that only differ in case, accents, punctuation, spaces or "and" for "&" become the same text. */
function fold(text) {
  return String(text ?? '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßøłæ]/g, (letter) => FOLDED_LETTERS[letter])
    .replaceAll(/['‘’ʼ`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== 'and')
    .join('');
}

/** A group without the tag in brackets that trackers put behind it, unless it is nothing else. */
function foldGroup(group) {
  const bare = String(group ?? '')
    .trim()
    .replace(/[[(][^[\]()]*[\])]$/, '');
  return fold(bare) || fold(group);
}

const isKnown = (value) => value !== undefined && value !== null && value !== '';
const listOf = (value) => (Array.isArray(value) ? value : [value]).filter(isKnown);
const numbersOf = (value) =>
  listOf(value)
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
const sameNumbers = (one, other) => String(numbersOf(one)) === String(numbersOf(other));
const same = (wanted, read) => (wanted ?? null) === (read ?? null);
const sameText = (wanted, read) => String(wanted ?? '') === String(read ?? '');
const sameFlag = (wanted, read) => wanted === Boolean(read);
const sameNumber = (wanted, read) => (wanted === null ? !isKnown(read) : Number(read) === wanted);
const sameGroup = (wanted, read) => (wanted === null ? !read : foldGroup(wanted) === foldGroup(read));

/** More than what is asserted may be read, as the asserting tests often look for one word only. */
const includesAll = (wanted, read) =>
  wanted === null ? listOf(read).length === 0 : listOf(wanted).every((word) => listOf(read).includes(word));

/** Any title read may be any title wanted. A year that tells two series apart belongs to the title for some. */
function sameTitle(wanted, read, expected) {
  const titles = listOf([read.title, read.titleAlt].flat());
  if (titles.length === 0) return wanted === '';
  if (expected.type === 'episode' && read.title && read.year) titles.push(`${read.title} ${read.year}`);
  const right = new Set([wanted, ...(expected.titleAlt ?? [])].map(fold));
  return titles.map(fold).some((title) => title !== '' && right.has(title));
}

/** A number read as counted through the whole series is right where the row calls it the episode … */
function sameEpisodes(wanted, read) {
  return (
    sameNumbers(wanted, read.episodes) ||
    (listOf(wanted).length > 0 && sameNumbers(wanted, read.absoluteEpisodes))
  );
}

/** … and the other way round, where the row asserts no episodes apart. */
function sameAbsoluteEpisodes(wanted, read, expected) {
  return (
    sameNumbers(wanted, read.absoluteEpisodes) ||
    (expected.episodes === undefined && sameNumbers(wanted, read.episodes))
  );
}

function sameFirstEpisode(wanted, read) {
  return (numbersOf(read.episodes)[0] ?? numbersOf(read.absoluteEpisodes)[0]) === wanted;
}

/** The last of several; null asserts that there is one episode at most. */
function sameLastEpisode(wanted, read) {
  const episodes = numbersOf(read.episodes);
  return wanted === null ? episodes.length <= 1 : episodes.at(-1) === wanted;
}

function samePack(wanted, read) {
  const counted = numbersOf(read.episodes).length + numbersOf(read.absoluteEpisodes).length;
  return wanted === (numbersOf(read.season).length > 0 && counted === 0);
}

/** An assertion on the field of its own name. */
const direct = (holds) => (name) => [name, (wanted, read) => holds(wanted, read[name])];

/** Each name a row's `expect` may hold: the field it counts for, and whether what was read fulfils it. */
const ASSERTIONS = new Map([
  ...['type', 'date', 'resolution', 'source', 'videoCodec'].map((name) => [name, direct(same)(name)]),
  ...['year', 'part'].map((name) => [name, direct(sameNumber)(name)]),
  ...['audioCodec', 'edition', 'languages'].map((name) => [name, direct(includesAll)(name)]),
  ...['proper', 'threeD', 'extra', 'remux'].map((name) => [name, direct(sameFlag)(name)]),
  ...['tmdbId', 'imdbId'].map((name) => [name, direct(sameText)(name)]),
  ['releaseGroup', direct(sameGroup)('releaseGroup')],
  ['title', ['title', sameTitle]],
  ['season', direct(sameNumbers)('season')],
  ['seasonFirst', ['season', (wanted, read) => numbersOf(read.season)[0] === wanted]],
  ['seasonPack', ['seasonPack', samePack]],
  ['episodes', ['episodes', sameEpisodes]],
  ['episodeFirst', ['episodes', sameFirstEpisode]],
  ['episodeLast', ['episodes', sameLastEpisode]],
  ['absoluteEpisodes', ['absoluteEpisodes', sameAbsoluteEpisodes]],
]);

/** Whether a row's `expect` may hold this name; `titleAlt` asserts nothing by itself. */
export const isAssertion = (name) => ASSERTIONS.has(name) || name === 'titleAlt';

/**
 * Which of the asserted fields were read right, by field. Nothing is said of fields without an assertion; `identity`
 * is there when one of its fields is asserted.
 */
export function compare(expected, read) {
  const right = {};
  for (const [name, wanted] of Object.entries(expected)) {
    const [field, holds] = ASSERTIONS.get(name) ?? [];
    if (field !== undefined) right[field] = (right[field] ?? true) && holds(wanted, read, expected);
  }
  const asserted = IDENTITY.filter((field) => field in right);
  return asserted.length === 0 ? right : { identity: asserted.every((field) => right[field]), ...right };
}

/**
 * Scores rows: `read(name)` answers the readings of a name, the best first. The best one counts, but for
 * `anyReading`: there a row is right when the identity is in any of its readings.
 */
export function scoreRows(rows, read) {
  const score = { all: {}, withFolders: {}, bySource: {}, anyReading: { right: 0, total: 0 }, wrong: [] };
  for (const row of rows) {
    const readings = read(row.name);
    const [best = {}, ...others] = readings;
    const right = compare(row.expect, best);
    count(score.all, right);
    count((score.bySource[row.source] ??= {}), right);
    if (row.name.includes('/')) count(score.withFolders, right);
    if (right.identity === undefined) continue;
    const inAny = right.identity || others.some((other) => compare(row.expect, other).identity);
    score.anyReading.total += 1;
    score.anyReading.right += Number(inAny);
    if (!right.identity) score.wrong.push({ ...row, read: best, inAny });
  }
  return score;
}

function count(tally, right) {
  for (const [field, isRight] of Object.entries(right)) {
    const counted = (tally[field] ??= { right: 0, total: 0 });
    counted.total += 1;
    counted.right += Number(isRight);
  }
}
