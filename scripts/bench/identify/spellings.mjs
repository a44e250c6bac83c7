/** How people and programs write titles, and the words that stand beside them in file names. */

const TAGS = [
  ...[
    '1080p.BluRay.x264',
    '720p.BluRay.x264.DTS',
    '1080p.WEB-DL.DD5.1.H.264',
    '2160p.WEB-DL.DV.HDR10.DDP5.1.H.265',
  ],
  ...[
    'BDRip.XviD.AC3',
    '1080p.WEBRip.AAC2.0.x264',
    'DVDRip.x264',
    '720p.HDTV.x264',
    '2160p.UHD.BluRay.REMUX.HEVC',
  ],
];
const GROUPS = ['QuillNEX', 'MossX', 'TarnLT', 'VesperOR', 'KelpDL', 'LumenIUM'];
const CONTAINERS = ['mkv', 'mkv', 'mkv', 'mp4', 'avi'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export const two = (number) => String(number).padStart(2, '0');
export const dotted = (text) => text.replaceAll(/[\s,!?()]+/g, '.').replaceAll(/\.{2,}|\.-\./g, '.');
export const tags = (draw) => `${draw.pick(TAGS)}-${draw.pick(GROUPS)}`;
export const container = (draw) => draw.pick(CONTAINERS);
export const letters = (draw, count) => Array.from({ length: count }, () => draw.pick(LETTERS)).join('');

/** What a file name cannot hold, left out; a colon becomes what is usual in its place. */
const asName = (draw, text) =>
  text
    .replaceAll(/\s*:/g, () => draw.pick(['', ' -']))
    .replaceAll(/[/\\]/g, '-')
    .replaceAll(/[?*"<>|\p{Cc}]/gu, '')
    .trim();

/** A title of a work, spelt in one of the usual ways: `{title, used, notes}`, `used` being the catalogue's spelling. */
export function spelling(draw, work) {
  const notes = [];
  const used = chosenTitle(draw, work, notes);
  const changed = SPELLINGS.reduce((text, { note, share, change }) => {
    const next = change(text, draw);
    if (next === text || !draw.chance(share)) return text;
    notes.push(note);
    return next;
  }, used);
  return { title: asName(draw, changed) || 'untitled', used, notes };
}

function chosenTitle(draw, work, notes) {
  const others = [...work.translations, ...work.alternativeTitles].map(({ title }) => title);
  if (work.originalTitle !== work.title && draw.chance(0.15)) {
    notes.push('original-title');
    return work.originalTitle;
  }
  if (others.length > 0 && draw.chance(0.08)) {
    notes.push('alternative-title');
    return draw.pick(others);
  }
  return work.title;
}

const SPELLINGS = [
  {
    note: 'no-accents',
    share: 0.3,
    change: (text) =>
      text
        .normalize('NFD')
        .replaceAll(/(?<=[a-z])\p{M}/giu, '')
        .normalize('NFC'),
  },
  { note: 'nfd', share: 0.15, change: (text) => text.normalize('NFD') },
  { note: 'article-last', share: 0.06, change: (text) => text.replace(/^(The|A) (.+)$/, '$2, $1') },
  { note: 'article-dropped', share: 0.03, change: (text) => text.replace(/^(The|A) /, '') },
  { note: 'ampersand', share: 0.3, change: (text) => text.replaceAll(' & ', ' and ') },
  { note: 'no-apostrophe', share: 0.3, change: (text) => text.replaceAll(/['’]/g, '') },
  { note: 'typo', share: 0.04, change: withTypo },
  { note: 'lower-case', share: 0.06, change: (text) => text.toLowerCase() },
];

/** Swaps two letters inside a title that is long enough to be known by the rest. */
function withTypo(text, draw) {
  const signs = [...text];
  const places = signs.flatMap((sign, at) =>
    at > 0 && /[a-z]/.test(sign) && /[a-z]/.test(signs[at + 1] ?? '') ? [at] : [],
  );
  if (signs.length < 6 || places.length === 0) return text;
  const at = draw.pick(places);
  [signs[at], signs[at + 1]] = [signs[at + 1], signs[at]];
  return signs.join('');
}
