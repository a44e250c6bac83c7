import { isTelling } from './folders/telling.js';
import type { Place } from './folders/locate.js';
import type { TitleFolder } from './folders/title-folder.js';
import { NO_NUMBERS, type Numbering } from './numbering/numbering.js';
import type { Component, FilmName, ReadComponent } from './read-component.js';
import type { CopyFacets, Reading } from './reading.js';
import { plainTitle, type Titles, unique } from './titles/titles.js';

/** What a reading says about the work. */
export type Identity = Omit<Reading, keyof CopyFacets | 'extra' | 'idsFrom'>;

/** Most readings that are kept of one path. */
const MOST_READINGS = 5;

/** The ways to understand a path, the best first: one when nothing in it is doubtful. */
export function identities(place: Place): readonly Identity[] {
  const { episode, series } = place;
  if (episode === null && !tellsSeason(series)) return distinct(filmsOf(place));
  if (episode === null || episode.confidence === 'sure') return distinct([episodeOf(place, null)]);
  const doubt = `the ${episode.form} may count an episode or belong to the title`;
  const asEpisode = episodeOf(place, doubt);
  const [film] = filmsOf(place);
  const asFilm = { ...film, doubt };
  return distinct(episode.confidence === 'likely' ? [asEpisode, asFilm] : [asFilm, asEpisode]);
}

function tellsSeason({ season, component }: TitleFolder): boolean {
  return season !== null || seasonsBeside(component).length > 0;
}

/** The seasons of a folder that surely names some: "Open Season 2 (2008)" may be a film's. */
function seasonsBeside(folder: ReadComponent | null): readonly number[] {
  return folder?.episode?.confidence === 'sure' ? folder.episode.numbering.seasons : [];
}

function distinct(all: readonly Identity[]): readonly Identity[] {
  if (all.length === 1) return all.map((one) => ({ ...one, doubt: null }));
  const byKey = new Map<string, Identity>();
  for (const one of all) {
    const { kind, title, year, seasons, episodes, absoluteEpisodes, date } = one;
    const key = JSON.stringify([kind, plainTitle(title), year, seasons, episodes, absoluteEpisodes, date]);
    if (!byKey.has(key)) byKey.set(key, one);
  }
  const kept = [...byKey.values()].slice(0, MOST_READINGS);
  return kept.length === 1 ? kept.map((one) => ({ ...one, doubt: null })) : kept;
}

const idsOf = (file: ReadComponent, folder: ReadComponent | null): Reading['ids'] => ({
  ...folder?.ids,
  ...file.ids,
});

function episodeOf(place: Place, doubt: string | null): Identity {
  const { file, episode, series, countsThrough } = place;
  const folder = seriesFolder(series);
  const own = ownName(place, folder !== null);
  return {
    kind: 'episode',
    ...unite(own, folder),
    year: own?.year ?? yearOfSameTitle(own, folder),
    ...numbersOf(episode?.numbering ?? null, series, countsThrough),
    part: null,
    ids: idsOf(file, series.component),
    titleFolderDepth: series.depth,
    shelf: place.shelf,
    doubt,
  };
}

const seriesFolder = ({ component }: TitleFolder): Component | null =>
  component?.episode?.confidence === 'sure' ? component.episode : (component?.film() ?? null);

/** The file's own name, if it names the series: a title behind the number does only where no folder has one. */
function ownName({ file, episode }: Place, hasFolder: boolean): Component | null {
  if (episode !== null && isTelling(episode.title) && !episode.isBehind) return episode;
  const named = episode ?? file.film();
  return hasFolder || named.title === '' ? null : named;
}

type Numbers = Pick<Reading, 'seasons' | 'episodes' | 'absoluteEpisodes' | 'date'>;

/** Numbers of anime count through all seasons; others count the season's episodes. */
function numbersOf(numbering: Numbering | null, series: TitleFolder, countsThrough: boolean): Numbers {
  const { seasons, episodes, absoluteEpisodes, date } = numbering ?? NO_NUMBERS;
  const isSeasons = !countsThrough && episodes.length === 0 && absoluteEpisodes.every(Number.isInteger);
  return {
    seasons: seasons.length > 0 ? seasons : seasonsTold(series),
    episodes: isSeasons ? absoluteEpisodes : episodes,
    absoluteEpisodes: isSeasons ? [] : absoluteEpisodes,
    date,
  };
}

function seasonsTold({ season, component }: TitleFolder): readonly number[] {
  if (season !== null) return [season];
  const told = seasonsBeside(component);
  return told.length === 1 ? told : [];
}

/** A folder's year counts for the file's title when both bear the same name, or the file bears none. */
function yearOfSameTitle(own: Component | null, folder: Component | null): number | null {
  if (folder === null) return null;
  return own === null || plainTitle(own.title) === plainTitle(folder.title) ? folder.year : null;
}

function filmsOf({ file, film, isScrambled, shelf }: Place): readonly [Identity, ...Identity[]] {
  const { component: folder, part, depth } = film();
  const [main, other] = ranked(file, folder, isScrambled);
  const isSame = other !== null && plainTitle(other.title) === plainTitle(main.title);
  const best: Identity = {
    kind: 'movie',
    ...unite(main, other),
    year: main.year ?? (isSame ? other.year : null),
    ...NO_NUMBERS,
    part: file.film().part ?? part,
    ids: idsOf(file, folder),
    titleFolderDepth: depth,
    shelf,
    doubt: main.others[0]?.why ?? null,
  };
  return [
    best,
    ...main.others.map(({ title, year, why }) => ({
      ...best,
      ...unite({ title, alternatives: [] }, other),
      year,
      doubt: why,
    })),
  ];
}

/** File and folder, the one to believe first; the other only if it says anything. */
function ranked(
  file: ReadComponent,
  folder: ReadComponent | null,
  isScrambled: boolean,
): readonly [FilmName, FilmName | null] {
  const own = file.film();
  if (folder === null || !says(folder.film())) return [own, null];
  const isNamed = says(own) && !isScrambled;
  if (isNamed && isBetterNamed(file, folder)) return [own, folder.film()];
  const isWorded = own.year !== null || /[ .]/.test(file.text);
  return [folder.film(), isNamed && isWorded ? own : null];
}

/** A number with a year is a film's title too: "9 (2009)". */
const says = ({ title, year }: FilmName): boolean => isTelling(title) || year !== null;

/** Whether the file's own name is the better one: it has a year or ids, or the folder has none either. */
function isBetterNamed(file: ReadComponent, folder: ReadComponent): boolean {
  if (Object.keys(file.ids).length > 0 || file.film().year !== null) return true;
  return folder.film().year === null && Object.keys(folder.ids).length === 0;
}

/** One list of titles without repetition, the main component's first. */
function unite(main: Titles | null, other: Titles | null): Pick<Reading, 'title' | 'alternativeTitles'> {
  const first = main ?? other;
  if (first === null) return { title: '', alternativeTitles: [] };
  const second = other === null || other === first ? [] : [other.title, ...other.alternatives];
  return {
    title: first.title,
    alternativeTitles: unique([first.title, ...first.alternatives, ...second]).slice(
      first.title === '' ? 0 : 1,
    ),
  };
}
