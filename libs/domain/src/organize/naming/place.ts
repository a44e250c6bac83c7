import type { NamingPreset, OrganizableVideo } from '../plan.js';
import { safeName } from '../safe-name.js';
import { copyWords, versionWords } from './words.js';

/** Where a video goes, relative to either tree. */
export interface Place {
  /** Names of the folders, from the tree's root. */
  readonly folders: readonly string[];
  /** The video's name without extension, not yet cut to length. */
  readonly stem: string;
}

const two = (number: number): string => String(number).padStart(2, '0');
const withYear = ({ title, year }: OrganizableVideo): string =>
  year === null ? title : `${title} (${year})`;

/** A preset's way of placing a video. `version` asks for the words that tell it from another of the same film. */
type Preset = (video: OrganizableVideo, version: boolean) => Place;

const PRESETS: Readonly<Record<NamingPreset, Preset>> = { cineorg, jellyfin };

/** Places a video by its library's preset. */
export function placeOf(preset: NamingPreset, video: OrganizableVideo, version: boolean): Place {
  const { folders, stem } = PRESETS[preset](video, version);
  return { folders: folders.map((folder) => safeName(folder)), stem };
}

/** `Films/Title (Year)/Title (Year) Lang Audio Video Res`, `Séries/Title (Year)/Saison 01/… - S01E01 - Episode - …`. */
function cineorg(video: OrganizableVideo, version: boolean): Place {
  const name = withYear(video);
  const copy = copyWords(video.reading);
  if (video.kind === 'movie') {
    const words = version ? unitedWords(copy, versionWords(video.reading)) : copy;
    return { folders: ['Films', name], stem: joined(' ', name, words, partWord(video)) };
  }
  const episode = joined(' - ', name, episodeCode(video, ''), episodeTitle(video), copy);
  return {
    folders: ['Séries', name, `Saison ${two(video.season ?? 0)}`],
    stem: version ? joined(' - ', episode, versionWords(video.reading)) : episode,
  };
}

/** As Jellyfin reads them best: the id in the folder, `S01E01-E02`, versions behind a hyphen. */
function jellyfin(video: OrganizableVideo, version: boolean): Place {
  const name = withYear(video);
  const folder = `${name} [tmdbid-${video.tmdbId}]`;
  const label = version ? versionWords(video.reading) : '';
  if (video.kind === 'movie') {
    const part = video.part === null ? '' : `part${video.part}`;
    return { folders: ['Movies', folder], stem: joined(' - ', name, label, part) };
  }
  const stem = joined(' ', name, episodeCode(video, '-'), episodeTitle(video));
  return {
    folders: ['Shows', folder, `Season ${two(video.season ?? 0)}`],
    stem: joined(' - ', stem, label),
  };
}

const joined = (by: string, ...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(by);

const partWord = ({ part }: OrganizableVideo): string => (part === null ? '' : `CD${part}`);

const episodeTitle = ({ episodeTitles }: OrganizableVideo): string =>
  episodeTitles.filter((title) => title !== '').join(' + ');

function episodeCode({ season, episodes }: OrganizableVideo, between: string): string {
  return `S${two(season ?? 0)}${episodes.map((episode) => `E${two(episode)}`).join(between)}`;
}

/** The copy's words and those of the version, each once. */
function unitedWords(copy: string, version: string): string {
  const words = copy.split(' ');
  return [copy, ...version.split(' ').filter((word) => !words.includes(word))].filter(Boolean).join(' ');
}
