import { decodeName, encodeUtf8 } from '../../shared/bytes.js';
import { planTitle } from '../build-plan.js';
import { rangeFolders, type RangeNode } from '../layout/ranges.js';
import { sortKey } from '../layout/sort-key.js';
import { surveyTitles } from '../layout/survey-titles.js';
import { type OperationKind, type OrganizableVideo, type PlannedGroup, titleIdOf } from '../plan.js';
import { SAMPLES } from './samples.js';
import {
  NAMING_TREES,
  type NamingProblem,
  namingProblems,
  type NamingScheme,
  type NamingSettings,
  type NamingTemplates,
  schemeOf,
  templatesOf,
} from './scheme.js';
import type { Tree } from './template/check-template.js';

/** A video's names in the two trees, relative to them; null where there is none because the template has a problem. */
export type PreviewNames = Readonly<Record<Tree, string | null>>;

/** What becomes of one video. */
export interface NamesOfSample {
  /** The case that it shows; null for a video of the library. */
  readonly about: string | null;
  readonly source: string;
  readonly before: PreviewNames;
  readonly after: PreviewNames;
}

/** What a way of naming would do. */
export interface NamingPreview {
  readonly problems: readonly NamingProblem[];
  readonly samples: readonly NamesOfSample[];
  /** The library's own videos that were given. */
  readonly videos: readonly NamesOfSample[];
}

/**
 * Shows what names become of samples, and of videos of a library, when a way of naming is changed. Templates with a
 * problem show no names, all others do. What depends on the whole library is shown as if these were all of it, and the
 * view as if every folder were full.
 */
export function previewNaming(
  before: NamingSettings,
  after: NamingSettings,
  videos: readonly OrganizableVideo[] = [],
): NamingPreview {
  const problems = namingProblems(templatesOf(after));
  const [now, then] = [schemeOf(before), schemeOf(withoutProblems(after, problems, templatesOf(before)))];
  const shown = (some: readonly OrganizableVideo[]): NamesOfSample[] => {
    const [old, fresh] = [namesOf(some, now), namesOf(some, then)];
    return some.map((video) => ({
      about: null,
      source: decodeName(video.path),
      before: old.get(video.fileId) ?? NAMELESS,
      after: withoutBroken(fresh.get(video.fileId) ?? NAMELESS, video, problems),
    }));
  };
  const samples = shown(SAMPLES.map(({ video }) => video));
  return {
    problems,
    samples: samples.map((one, at) => ({ ...one, about: SAMPLES[at]?.about ?? null })),
    videos: shown(videos),
  };
}

const NAMELESS: PreviewNames = { storage: null, view: null };

/** The settings with the templates that are in use now in place of those that cannot be used. */
function withoutProblems(
  settings: NamingSettings,
  problems: readonly NamingProblem[],
  usable: NamingTemplates,
): NamingSettings {
  const bad = new Set(problems.map(({ template }) => template));
  const wanted = templatesOf(settings);
  const mended = (tree: Tree): NamingTemplates[Tree] => ({
    movie: (bad.has(`${tree}.movie`) ? usable : wanted)[tree].movie,
    episode: (bad.has(`${tree}.episode`) ? usable : wanted)[tree].episode,
  });
  return { ...settings, templates: { storage: mended('storage'), view: mended('view') } };
}

function withoutBroken(
  names: PreviewNames,
  { kind }: OrganizableVideo,
  problems: readonly NamingProblem[],
): PreviewNames {
  const isBroken = (tree: Tree): boolean => problems.some(({ template }) => template === `${tree}.${kind}`);
  return {
    storage: isBroken('storage') ? null : names.storage,
    view: isBroken('view') ? null : names.view,
  };
}

/** Roots that no path of a disk begins with: nothing is ever in place below them. */
const ROOTS: Readonly<Record<Tree, string>> = { storage: '/\0storage', view: '/\0view' };
const KINDS: Readonly<Record<Tree, OperationKind>> = { storage: 'move', view: 'symlink' };

/** Ranges as they are where titles of all letters are many. */
const FULL: RangeNode = {
  lower: '',
  ranges: ['#', 'a', 'g', 'n', 't'].map((lower) => ({ lower, ranges: null })),
};

/** Names by the id of the file. */
function namesOf(
  videos: readonly OrganizableVideo[],
  scheme: NamingScheme,
): ReadonlyMap<string, PreviewNames> {
  const layout = {
    mode: 'dual' as const,
    storageDir: encodeUtf8(ROOTS.storage),
    viewDir: encodeUtf8(ROOTS.view),
    scheme,
  };
  const fresh = videos.map((video) => ({ ...video, linkedAt: null }));
  const places = surveyTitles(
    fresh.map((video) => ({ ...video, files: 1, links: [], discAt: null })),
    scheme,
    Number.POSITIVE_INFINITY,
  );
  const groups = [...Map.groupBy(fresh, titleIdOf)].flatMap(([id, ofTitle]) => {
    const range = rangeFolders(FULL, sortKey(ofTitle[0]?.title ?? ''));
    const place = { homonym: places.get(id)?.homonym ?? false, range, ranges: null, isMoving: false };
    return planTitle(ofTitle, layout, { place, occupantOf: () => 'nobody' });
  });
  return new Map(groups.map((group) => [group.videoId, targetsOf(group)]));
}

function targetsOf({ videoId, operations }: PlannedGroup): PreviewNames {
  const [storage = null, view = null] = NAMING_TREES.map((tree) => {
    const found = operations.find(({ kind, fileId }) => kind === KINDS[tree] && fileId === videoId);
    return found === undefined ? null : decodeName(found.target).slice(ROOTS[tree].length + 1);
  });
  return { storage, view };
}
