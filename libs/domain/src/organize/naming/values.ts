import { baseName, decodeName } from '../../shared/bytes.js';
import { genreShelf, seriesShelf } from '../layout/genres.js';
import { letterOf, sortTitle } from '../layout/sort-key.js';
import { cleanText } from '../safe-name.js';
import type { OrganizableTitle, OrganizableVideo } from '../plan.js';
import {
  copyWordsOf,
  editionWords,
  spaced,
  unitedWords,
  type VersionDetail,
  versionWords,
} from './copy-words.js';
import type { NamingScheme } from './scheme.js';
import type { FieldName } from './template/fields.js';
import { NAMELESS, type NameValues } from './template/render-template.js';

/** What a name has to tell apart. */
export interface NameNeeds {
  readonly detail: VersionDetail;
  /** Which of several copies that nothing else tells apart, from 1. */
  readonly copy: number;
  /** Another work of the library has the same title and year. */
  readonly homonym: boolean;
}

/** What a template's fields stand for in a video's names. `shown` are the fields that the template uses. */
export function valuesOf(
  video: OrganizableVideo,
  needs: NameNeeds,
  { scheme, shown }: { readonly scheme: NamingScheme; readonly shown: ReadonlySet<FieldName> },
): NameValues {
  const { reading, media } = video;
  const copy = copyWordsOf(reading, media);
  const edition = editionWords(reading);
  const copyTexts: Partial<Record<FieldName, string>> = { ...copy, edition, source: reading.source ?? '' };
  const said = [...shown].filter((field) => field !== 'version').map((field) => copyTexts[field] ?? '');
  const version = spaced(
    unitedWords([versionWords(reading, copy, needs.detail)], said),
    needs.copy === 1 ? '' : `copy ${needs.copy}`,
  );
  const plain = unitedWords([copy.language, copy.audio, copy.video, copy.resolution], said);
  return {
    titles: video.titles,
    season: video.season,
    episodes: video.episodes,
    texts: {
      ...titleTexts(video, scheme, needs.homonym),
      ...copyTexts,
      episode: numberText(video.episodes[0] ?? null),
      season: numberText(video.season),
      episodeTitle: video.episodeTitles.filter((one) => one !== '').join(' + '),
      part: numberText(video.part),
      group: reading.group ?? '',
      words: unitedWords([plain, version]),
      version,
      original: decodeName(baseName(video.path)).replace(/\.[^.]{1,8}$/, ''),
    },
  };
}

/** The fields that a work fills by itself, whatever file of it is named. */
export function titleTexts(
  video: OrganizableTitle,
  { words, signs, genres }: NamingScheme,
  homonym: boolean,
): Partial<Record<FieldName, string>> {
  const isFilm = video.kind === 'movie';
  const title = cleanText(video.title, signs).trim() || NAMELESS;
  const originalTitle = cleanText(video.originalTitle, signs).trim() || title;
  return {
    title,
    originalTitle,
    sortTitle: sortTitle(title),
    year: numberText(video.year),
    letter: letterOf(title),
    genre: isFilm ? genreShelf(video.genreIds, words, genres) : '',
    type: isFilm ? '' : seriesShelf(video, words),
    collection: video.collection ?? '',
    tmdbId: String(video.tmdbId),
    imdbId: video.imdbId ?? '',
    tvdbId: numberText(video.tvdbId),
    homonym: homonym ? String(video.tmdbId) : '',
  };
}

const numberText = (number: number | null): string => (number === null ? '' : String(number));
