/** The files of one film as they are found: in many forms, with companions. */
import { container, dotted, letters, spelling, tags } from './spellings.mjs';

const ROOTS = ['Films', 'Films', 'Films', 'Downloads', 'Downloads/complete', 'usb-backup/old disk/Films'];

/** Makes the files of a film; `isClear(title)` says whether a title without year can only mean this one. */
export function filmNames(draw, { work, isClear }) {
  const name = named(draw, work, isClear);
  const layout = draw.pick(LAYOUTS);
  const folder = `${draw.pick(ROOTS)}/${name.text}`;
  const about = { media: 'movie', tmdbId: work.id };
  const films = layout(draw, { folder, name }).map(({ notes = [], ...file }) => ({
    ...about,
    kind: 'movie',
    notes: [...name.notes, ...notes],
    ...file,
  }));
  return [...films, ...companions(draw, { folder, stem: name.text, about, work })];
}

/** A name without extension, and what is hard about it. */
function named(draw, work, isClear) {
  const { title, used, notes } = spelling(draw, work);
  const released = Number(work.date.slice(0, 4));
  const year = draw.chance(0.03) ? released + draw.pick([-1, 1]) : released;
  const { text, hasYear = true, note } = draw.pick(FORMS)({ draw, title, year, work });
  const marks = hasYear ? [] : ['no-year', ...(isClear(used) ? [] : ['ambiguous'])];
  const isOff = hasYear && year !== released;
  return {
    text,
    notes: [...notes, ...marks, ...(isOff ? ['year-off'] : []), ...(note === undefined ? [] : [note])],
  };
}

const released = ({ draw, title, year }) => ({ text: dotted(`${title} ${year} ${tags(draw)}`) });
const shelved = ({ title, year }) => ({ text: `${title} (${year})` });

/** Common forms stand here more than once. */
const FORMS = [
  ...[released, released, released, released, shelved, shelved, shelved],
  ({ title, year }) => ({ text: `${title} [${year}] [1080p]` }),
  ({ title, year }) => ({ text: `${title} ${year}` }),
  ({ title, year }) => ({ text: `${title.replaceAll(' ', '_')}_${year}_720p` }),
  ({ draw, title, year }) => ({ text: `${title} (${year}) ${tags(draw).replaceAll('.', ' ')}` }),
  ({ title }) => ({ text: title, hasYear: false }),
  ({ draw, title }) => ({ text: dotted(`${title} ${tags(draw)}`), hasYear: false }),
  ({ draw, title, year, work }) =>
    draw.chance(0.3)
      ? { text: `${title} (${year}) {tmdb-${work.id}}`, note: 'id-in-name' }
      : { text: `${year} - ${title}` },
];

const sameName = (draw, { folder, name }) => [{ path: `${folder}/${name.text}.${container(draw)}` }];

const LAYOUTS = [
  ...[sameName, sameName, sameName, sameName],
  (draw, { folder }) => [{ path: `${folder}.${container(draw)}` }],
  (draw, { folder }) => [{ path: `${folder}.${container(draw)}` }],
  (draw, { folder }) => [{ path: `${folder}/${letters(draw, 9)}.mkv`, notes: ['folder-tells'] }],
  (draw, { folder, name }) =>
    draw.chance(0.5)
      ? [1, 2].map((part) => ({ path: `${folder}/${name.text} CD${part}.avi`, part, notes: ['parts'] }))
      : sameName(draw, { folder, name }),
  (draw, { folder, name }) =>
    draw.chance(0.3)
      ? [1, 2].map((part) => ({
          path: `${folder}/VIDEO_TS/VTS_01_${part}.VOB`,
          part,
          notes: ['disc-folder'],
        }))
      : sameName(draw, { folder, name }),
];

function companions(draw, { folder, stem, about, work }) {
  const files = [];
  const add = (share, path, file) => {
    if (draw.chance(share)) files.push({ path: `${folder}/${path}`, ...file });
  };
  add(0.25, `${stem}.en.srt`, { ...about, kind: 'subtitle', text: '1\n00:00:01,000 --> 00:00:02,000\n' });
  add(0.1, draw.pick(['sample.mkv', `Sample/${letters(draw, 8)}.mkv`, `${stem}.sample.mkv`]), {
    ...about,
    kind: 'sample',
  });
  add(
    0.07,
    draw.pick(['trailer.mp4', `${stem}-trailer.mp4`, 'Extras/Making of.mkv', 'Featurettes/The Cast.mkv']),
    {
      ...about,
      kind: 'extra',
    },
  );
  add(0.15, draw.pick(['poster.jpg', 'folder.jpg']), { kind: 'junk' });
  const id = work.imdbId !== null && draw.chance(0.4) ? `https://www.imdb.com/title/${work.imdbId}/\n` : '';
  add(0.1, `${stem}.nfo`, { kind: 'junk', text: `ripped with care\n${id}` });
  return files;
}
