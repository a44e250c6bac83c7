/** The episodes of one series as they are found: some seasons of it, all named in one manner. */
import { container, dotted, letters, spelling, tags, two } from './spellings.mjs';

const ROOTS = ['Series', 'Series', 'TV', 'Downloads'];
const MOST_EPISODES = 24;
const SEASON_FOLDERS = [
  (n) => `Season ${two(n)}`,
  (n) => `Season ${n}`,
  (n) => `S${two(n)}`,
  (n) => `Staffel ${n}`,
];

/** Makes the files of a series; `isClear(title)` says whether a title without year can only mean this one. */
export function seriesNames(draw, { work, isClear }) {
  const { title, used, notes } = spelling(draw, work);
  const hasYear = draw.chance(0.4);
  const marks = hasYear ? [] : ['no-year', ...(isClear(used) ? [] : ['ambiguous'])];
  const about = { media: 'tv', tmdbId: work.id };
  const show = hasYear ? `${title} (${work.date.slice(0, 4)})` : title;
  const way = {
    ...draw.pick(WAYS),
    root: draw.pick(ROOTS),
    show,
    tags: tags(draw),
    seasonFolder: draw.pick(SEASON_FOLDERS),
  };
  return seasonsOf(draw, work).flatMap((season) => {
    const files = episodesOf(draw, season).map(([path, episodes]) => ({
      ...about,
      path: `${way.folder(way, season.number)}/${way.name(way, season.number, path)}.mkv`,
      kind: 'episode',
      season: season.number,
      episodes,
      notes: [...notes, ...marks, ...notesOf(season, episodes)],
    }));
    const folder = way.folder(way, season.number);
    return [...files, ...besides(draw, folder, { ...about, season: season.number })];
  });
}

function notesOf({ number }, episodes) {
  return [...(number === 0 ? ['special'] : []), ...(episodes.length > 1 ? ['multi-episode'] : [])];
}

/** All seasons now and then, otherwise one; specials seldom. */
function seasonsOf(draw, { seasons }) {
  const held = seasons.filter(({ number, episodes }) => number > 0 && episodes.length > 0);
  const specials = seasons.filter(({ number, episodes }) => number === 0 && episodes.length > 0);
  const chosen = draw.chance(0.25) ? held.slice(0, 6) : [draw.pick(held)];
  return [...chosen, ...(draw.chance(0.1) ? specials : [])].filter(Boolean);
}

/** Pairs of an episode's numbers as they are written and as they are; some are missing, some two in one file. */
function episodesOf(draw, { episodes }) {
  const numbers = episodes.map(({ number }) => number).slice(0, MOST_EPISODES);
  const made = [];
  for (let at = 0; at < numbers.length; at += 1) {
    if (draw.chance(0.03)) continue;
    const both = draw.chance(0.02) && at + 1 < numbers.length ? numbers.slice(at, at + 2) : [numbers[at]];
    made.push([both, both]);
    at += both.length - 1;
  }
  return made;
}

const marked = (season, episodes) => `S${two(season)}${episodes.map((one) => `E${two(one)}`).join('')}`;
const inSeasonFolder = ({ root, show, seasonFolder }, season) =>
  `${root}/${show}/${season === 0 ? 'Specials' : seasonFolder(season)}`;
const inPack = ({ root, show, tags: words }, season) =>
  `${root}/${dotted(`${show} S${two(season)} ${words}`)}`;
const asReleased = ({ show, tags: words }, season, episodes) =>
  dotted(`${show} ${marked(season, episodes)} ${words}`);

/** Where the episodes lie and what they are called. Specials always say their season. */
const WAYS = [
  { folder: inSeasonFolder, name: ({ show }, season, episodes) => `${show} - ${marked(season, episodes)}` },
  { folder: inSeasonFolder, name: asReleased },
  { folder: inPack, name: asReleased },
  { folder: ({ root }) => root, name: asReleased },
  {
    folder: inSeasonFolder,
    name: ({ show }, season, episodes) =>
      `${show} ${season}x${two(episodes[0])}${episodes.length > 1 ? `-${season}x${two(episodes[1])}` : ''}`,
  },
  {
    folder: inSeasonFolder,
    name: (_, season, episodes) => (season === 0 ? marked(season, episodes) : episodes.map(two).join('-')),
  },
];

function besides(draw, folder, about) {
  const none = { ...about, episodes: [] };
  const sample = draw.chance(0.08)
    ? [{ ...none, path: `${folder}/Sample/${letters(draw, 8)}.mkv`, kind: 'sample' }]
    : [];
  const extra = draw.chance(0.05)
    ? [{ ...none, path: `${folder}/Extras/Behind the Scenes.${container(draw)}`, kind: 'extra' }]
    : [];
  return [...sample, ...extra];
}
