import type {
  ChosenWork,
  ClaimedCluster,
  ClusterVerdict,
  LookupAnswer,
  Reading,
  SeasonFacts,
  WorkDetails,
  WorkKind,
} from '#domain';
import { answerLookup } from '../../../domain/src/identify/answer-lookup.js';
import { decideCluster } from '../../../domain/src/identify/decide-cluster.js';
import { firstQuery } from '../../../domain/src/identify/lookup-queries.js';
import { readPath } from '../../../domain/src/release/read-path.js';
import { InMemoryMetadataProvider } from '../fakes/in-memory-metadata-provider.js';

const THRESHOLDS = { score: 0.85, lead: 0.1 };

/** A made-up work, in short. */
export interface Facts {
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
  readonly kind?: WorkKind;
  readonly original?: string;
  readonly others?: readonly string[];
  readonly popularity?: number;
  /** Minutes. */
  readonly runtime?: number;
  readonly tvdbId?: number;
  /** Whether episodes have air dates: `2002-01-03` is the third of season 2. */
  readonly dated?: boolean;
  /** Numbers of episodes of season 0 (specials), 1, 2, … */
  readonly episodes?: readonly number[];
}

const season = (number: number, count: number, dated: boolean): SeasonFacts => ({
  number,
  name: `Season ${number}`,
  episodes: Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    name: '',
    airDate: dated ? `200${number}-01-0${at + 1}` : null,
  })),
});

/** A film unless it says otherwise. */
export function known({ id, title, year, ...facts }: Facts): WorkDetails {
  const seasons = (facts.episodes ?? []).map((count, number) => season(number, count, facts.dated ?? false));
  return {
    work: {
      kind: facts.kind ?? 'movie',
      tmdbId: id,
      title,
      originalTitle: facts.original ?? title,
      alternativeTitles: facts.others ?? [],
      year,
      popularity: facts.popularity ?? 10,
      genreIds: [],
      overview: '',
      posterPath: null,
    },
    imdbId: `tt000000${id}`,
    tvdbId: facts.tvdbId ?? null,
    runtime: facts.runtime ?? null,
    seasonNumbers: seasons.map(({ number }) => number),
    seasons,
  };
}

/** A series. */
export const series = (facts: Facts): WorkDetails => known({ kind: 'episode', ...facts });

/** What is known besides the names. */
export interface Setting {
  /** An id that an `.nfo` file states. */
  readonly nfo?: number;
  /** Length of each file. */
  readonly minutes?: number | null;
  readonly remembered?: readonly ChosenWork[];
  readonly chosen?: ClaimedCluster['chosen'];
}

/** Asks and decides until there is a verdict on files of one cluster, whose readings are the first one's. */
export async function identifyPaths(
  paths: readonly string[],
  works: readonly WorkDetails[],
  { remembered = [], chosen = null, nfo, minutes = null }: Setting = {},
): Promise<{ verdict: ClusterVerdict; asked: readonly string[] }> {
  const provider = new InMemoryMetadataProvider(works);
  const readings = paths.map((path) => readPath(path.split('/')).map((reading) => withNfo(reading, nfo)));
  const files = readings.flatMap(([reading], at) => (reading ? [{ id: String(at), reading, minutes }] : []));
  const answers: LookupAnswer[] = [];
  let query = firstQuery(readings[0] ?? []);
  for (;;) {
    if (query !== null) answers.push({ ...query, works: await answerLookup(provider, query.query) });
    const cluster = { id: '1', fence: '1', readings: readings[0] ?? [], answers, chosen, remembered };
    const outcome = await decideCluster(provider, THRESHOLDS, cluster, files);
    if (!('ask' in outcome)) return { verdict: outcome, asked: provider.asked };
    query = outcome.ask;
  }
}

const withNfo = (reading: Reading, tmdb: number | undefined): Reading =>
  tmdb === undefined ? reading : { ...reading, ids: { tmdb }, idsFrom: 'nfo' };
