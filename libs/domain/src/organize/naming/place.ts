import type { NamingPreset, OrganizableVideo } from '../plan.js';
import { byteLength, cleanText, cutToBytes, safeName } from '../safe-name.js';
import { copyWords, unitedWords, type VersionDetail, versionWords } from './words.js';

/** Where a video goes, relative to either tree. */
export interface Place {
  /** Names of the folders, from the tree's root; the second is the title's own. */
  readonly folders: readonly string[];
  /** The video's name without extension. */
  readonly stem: string;
}

/** What a name has to tell apart, and how long it may be. */
export interface PlaceOptions {
  readonly detail: VersionDetail;
  /** Another work has the same title and year, so the folder must say which this is. */
  readonly withId: boolean;
  /** Which of several copies that nothing else tells apart, from 1. */
  readonly copy: number;
  /** Bytes that the stem may take. */
  readonly room: number;
}

/** A preset's way of placing a video, by the words it is given for its title and its episodes' titles. */
type Preset = (video: OrganizableVideo, options: PlaceOptions) => Placing;

interface Placing {
  readonly root: string;
  readonly season: string;
  readonly withId: boolean;
  readonly stem: (title: string, episodeTitle: string) => string;
}

const PRESETS: Readonly<Record<NamingPreset, Preset>> = { cineorg, jellyfin };

/** Places a video by its library's preset. */
export function placeOf(preset: NamingPreset, video: OrganizableVideo, options: PlaceOptions): Place {
  const { root, season, withId, stem } = PRESETS[preset](video, options);
  const title = cleanText(video.title).trim() || '_';
  const folder = safeName(title, `${yearMark(video)}${withId ? idMark(video) : ''}`);
  const folders = [
    root,
    folder,
    ...(video.kind === 'episode' ? [`${season} ${two(video.season ?? 0)}`] : []),
  ];
  return { folders, stem: safeName(fitted(stem, { title, video, room: options.room })) };
}

/** Cuts the episode's title first and the work's own last, so that code, year and words always stay. */
function fitted(
  stem: Placing['stem'],
  { title, video, room }: { title: string; video: OrganizableVideo; room: number },
): string {
  const episode = cleanText(video.episodeTitles.filter((one) => one !== '').join(' + ')).trim();
  const shorter = (text: string, excess: number): string =>
    excess <= 0 ? text : cutToBytes(text, Math.max(0, byteLength(text) - excess)).trimEnd();
  const shortEpisode = shorter(episode, byteLength(stem(title, episode)) - room);
  const shortTitle = shorter(title, byteLength(stem(title, shortEpisode)) - room);
  return stem(shortTitle || '_', shortEpisode);
}

/** `Films/Title (Year)/Title (Year) Lang Audio Video Res`, `Séries/Title (Year)/Saison 01/… - S01E01 - Episode - …`. */
function cineorg(video: OrganizableVideo, options: PlaceOptions): Placing {
  const words = unitedWords(copyWords(video.reading), versionOf(video, options));
  const isFilm = video.kind === 'movie';
  return {
    root: isFilm ? 'Films' : 'Séries',
    season: 'Saison',
    withId: options.withId,
    stem: (title, episode) =>
      isFilm
        ? joined(' ', `${title}${yearMark(video)}`, words, partWord(video, 'CD'))
        : joined(' - ', `${title}${yearMark(video)}`, episodeCode(video, ''), episode, words),
  };
}

/**
 * As Jellyfin reads them best: the id in the folder, `S01E01-E02`, versions behind a hyphen. Versions are shown as one
 * film only where their names begin with the folder's whole name.
 */
function jellyfin(video: OrganizableVideo, options: PlaceOptions): Placing {
  const version = versionOf(video, options);
  const isFilm = video.kind === 'movie';
  const mark = version === '' ? yearMark(video) : `${yearMark(video)}${idMark(video)}`;
  return {
    root: isFilm ? 'Movies' : 'Shows',
    season: 'Season',
    withId: true,
    stem: (title, episode) =>
      isFilm
        ? joined(' - ', `${title}${mark}`, version, partWord(video, 'part'))
        : joined(' - ', joined(' ', `${title}${yearMark(video)}`, episodeCode(video, '-'), episode), version),
  };
}

/** The words of the version, and a number for a copy that no word tells from another. */
function versionOf({ reading }: OrganizableVideo, { detail, copy }: PlaceOptions): string {
  const words = versionWords(reading, detail);
  return copy === 1 ? words : joined(' ', words, `copy ${copy}`);
}

const two = (number: number): string => String(number).padStart(2, '0');

const joined = (by: string, ...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(by);

const yearMark = ({ year }: OrganizableVideo): string => (year === null ? '' : ` (${year})`);

const idMark = ({ tmdbId }: OrganizableVideo): string => ` [tmdbid-${tmdbId}]`;

const partWord = ({ part }: OrganizableVideo, word: string): string =>
  part === null ? '' : `${word}${part}`;

function episodeCode({ season, episodes }: OrganizableVideo, between: string): string {
  return `S${two(season ?? 0)}${episodes.map((episode) => `E${two(episode)}`).join(between)}`;
}
