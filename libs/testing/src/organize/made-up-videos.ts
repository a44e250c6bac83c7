import {
  ClaimedTargets,
  type Collisions,
  decodeName,
  encodeUtf8,
  type ExtraFolder,
  type Layout,
  type NamingSettings,
  type Occupant,
  type OperationKind,
  type OrganizableCompanion,
  type OrganizableVideo,
  type OrganizeMode,
  type PlannedGroup,
  planTitle,
  schemeOf,
  surveyTitles,
  titleIdOf,
} from '#domain';
import { type Reading, readPath } from '#domain/release';

/** A name that says nothing of its copy. */
const SILENT = bestReading('Film.mkv');

export interface Given extends Partial<
  Omit<OrganizableVideo, 'path' | 'reading' | 'discFiles' | 'companions' | 'extras'>
> {
  readonly path?: string;
  readonly copy?: Partial<Reading>;
  readonly discFiles?: readonly string[];
  readonly companions?: readonly (readonly [path: string, suffix: string])[];
  readonly extras?: readonly (readonly [path: string, folder: ExtraFolder, suffix?: string])[];
}

let nextId = 1;

/** A film; what is given takes the place of what it usually has. */
export function film({
  path = '/in/a.mkv',
  copy = {},
  discFiles = [],
  companions = [],
  extras = [],
  ...rest
}: Given = {}): OrganizableVideo {
  return {
    fileId: String(nextId++),
    kind: 'movie',
    tmdbId: 27205,
    title: 'Inception',
    originalTitle: 'Inception',
    originalLanguage: null,
    titles: {},
    year: 2010,
    genreIds: [28, 878],
    collection: null,
    imdbId: null,
    tvdbId: null,
    media: null,
    damaged: false,
    size: 0,
    linkedAt: null,
    season: null,
    episodes: [],
    episodeTitles: [],
    part: null,
    disc: false,
    ...rest,
    reading: { ...SILENT, ...copy },
    path: encodeUtf8(path),
    discFiles: discFiles.map(encodeUtf8),
    companions: companions.map(([companion, suffix]): OrganizableCompanion => ({
      fileId: String(nextId++),
      path: encodeUtf8(companion),
      linkedAt: null,
      role: 'subtitle',
      suffix,
    })),
    extras: extras.map(([extra, folder, suffix = '']) => ({
      fileId: String(nextId++),
      path: encodeUtf8(extra),
      linkedAt: null,
      folder,
      suffix,
    })),
  };
}

/** An episode of a series; what is given takes the place of what it usually has. */
export const episode = (given: Given = {}): OrganizableVideo =>
  film({
    kind: 'episode',
    tmdbId: 1396,
    title: 'Breaking Bad',
    year: 2008,
    season: 1,
    episodes: [1],
    episodeTitles: ['Pilot'],
    path: '/in/bb.mkv',
    ...given,
  });

/** What a name says that tells much of its copy. */
export const RICH = {
  languages: ['fr', 'en'],
  audioCodecs: ['dts'],
  videoCodec: 'h265',
  resolution: '1080p',
};

/** Trees named `/store` and `/view`. */
export const layout = (settings: Partial<NamingSettings> = {}, mode: OrganizeMode = 'dual'): Layout => ({
  mode,
  storageDir: encodeUtf8('/store'),
  viewDir: encodeUtf8('/view'),
  scheme: schemeOf({ preset: 'cineorg', words: 'fr', ...settings }),
});

/** What a plan is made in. */
export interface PlanGiven {
  readonly layout?: Layout;
  readonly occupantOf?: (path: string) => Occupant;
  readonly collisions?: Collisions;
}

/** Plans videos as a whole library. */
export function planAll(videos: readonly OrganizableVideo[], given: PlanGiven = {}): PlannedGroup[] {
  const { layout: trees = layout(), occupantOf = () => 'nobody', collisions } = given;
  const titles = videos.map((video) => ({ ...video, files: 1, links: [], discAt: null }));
  const places = surveyTitles(titles, trees.scheme, 50);
  const claims = new ClaimedTargets();
  return [...Map.groupBy(videos, titleIdOf)]
    .flatMap(([id, own]) => {
      const place = places.get(id) ?? { homonym: false, range: [], ranges: null, isMoving: false };
      return planTitle(own, trees, {
        place,
        occupantOf: (path) => occupantOf(decodeName(path)),
        ...(collisions === undefined ? {} : { collisions }),
      });
    })
    .map((group) => claims.claim(group));
}

/** The paths that operations of a kind lead to, in order. */
export function targets(groups: readonly PlannedGroup[], kind: OperationKind = 'move'): string[] {
  return groups.flatMap(({ operations }) =>
    operations.filter((operation) => operation.kind === kind).map(({ target }) => decodeName(target)),
  );
}

function bestReading(name: string): Reading {
  const [best] = readPath([name]);
  if (best === undefined) throw new Error(`"${name}" has no reading`);
  return best;
}
