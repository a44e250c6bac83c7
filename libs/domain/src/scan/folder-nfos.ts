import { stemOf } from '../library/classify.js';
import type { FoundFile } from './directory-reader.js';
import { workOf } from './tie-folder.js';

/** A file of the folder with its name as text. */
export interface NamedFile {
  readonly file: FoundFile;
  readonly text: string;
}

/** Nfo files that speak of a video, and how they show it: by its name, by being called `movie.nfo`, by lying there. */
export interface NfoGroup<T> {
  readonly by: 'name' | 'movie' | 'place';
  readonly nfos: readonly T[];
}

/** Nfo files beside an only film that are read at most; a heap of them says nothing about it. */
const MOST_LOOSE = 8;

/** Numbers of discs count the files of one film, those of parts may count films. */
const DISC_NUMBER = /(?<![a-z])(?:cd|dis[ck])[ ._-]?\d+$/;

const fold = (name: string): string => stemOf(name).normalize('NFC').toLowerCase();

/** The nfo files of the videos that share a name but for the number of a part. */
interface WorkNfos<T> {
  videos: number;
  readonly named: T[];
}

/**
 * Which nfo files of a folder speak of which of its videos. All of them are tied to these videos as companions, too,
 * so that a later scan sees when they change; a `tvshow.nfo` beside several episodes is not.
 */
export class FolderNfos<T extends NamedFile> {
  /** The folder's `tvshow.nfo`, in whatever case. */
  readonly series: T | null;
  private readonly byStem: ReadonlyMap<string, T>;
  private readonly works = new Map<string, WorkNfos<T>>();
  private readonly unnamed: readonly NfoGroup<T>[];

  /** `videos` are the names of all videos here, the disc that the folder is among them. */
  constructor(videos: readonly string[], nfos: readonly T[]) {
    this.series = nfos.find(({ text }) => fold(text) === 'tvshow') ?? null;
    const ofFilms = nfos.filter((nfo) => nfo !== this.series);
    this.byStem = new Map(ofFilms.map((nfo) => [fold(nfo.text), nfo]));
    for (const video of videos) this.count(video);
    const movie = ofFilms.filter(({ text }) => fold(text) === 'movie');
    const loose = ofFilms.filter((nfo) => !movie.includes(nfo));
    this.unnamed = [
      { by: 'movie', nfos: movie },
      { by: 'place', nfos: loose.length > MOST_LOOSE ? [] : loose },
    ];
  }

  private count(video: string): void {
    const work = this.works.get(workOf(video)) ?? { videos: 0, named: [] };
    const nfo = this.byStem.get(fold(video));
    this.works.set(workOf(video), work);
    work.videos += 1;
    if (nfo !== undefined) work.named.push(nfo);
  }

  /**
   * The nfo files that speak of a film, the most telling first. Several videos of one work share them when they are
   * numbered as discs; of parts only `movie.nfo`, since "Dune Part 2" is another film than "Dune Part 1".
   */
  ofFilm(video: string): readonly NfoGroup<T>[] {
    const own = this.byStem.get(fold(video));
    const work = this.works.get(workOf(video));
    const isWhole = work?.videos === 1 || DISC_NUMBER.test(fold(video));
    const groups: NfoGroup<T>[] = [{ by: 'name', nfos: own === undefined ? [] : [own] }];
    if (isWhole) groups.push({ by: 'name', nfos: work?.named ?? [] });
    if (this.works.size === 1) groups.push(...this.unnamed.filter(({ by }) => isWhole || by === 'movie'));
    return groups.filter(({ nfos }) => nfos.length > 0);
  }

  /** All that is tied to a video and may speak of it. */
  tiedTo(video: string): readonly T[] {
    const ofFilm = this.ofFilm(video).flatMap(({ nfos }) => nfos);
    return this.series === null || this.works.size !== 1 ? ofFilm : [...ofFilm, this.series];
  }
}
