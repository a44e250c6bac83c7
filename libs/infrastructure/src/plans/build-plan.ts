import {
  bytesKey,
  decodeName,
  DomainError,
  isWithin,
  type Layout,
  type OrganizableVideo,
  type PlannedGroup,
  planTitle,
  relinkOf,
  schemeOf,
  splitPath,
  surveyTitles,
  titleIdOf,
  type TitlePlace,
} from '#domain';
import type {
  ClaimedPlan,
  PlanDuplicates,
  PlanLibrary,
  PostgresPlanStore,
  TitleSummary,
} from '../database/index.js';
import { checkTrees, discFiles } from '../files/index.js';
import { buildTrashPlan } from './build-trash-plan.js';
import { modeProblem, occupantAt, OwnPaths, StorageDisk } from './disk-checks.js';
import { plannedTrash } from './leaving.js';
import { PlanGroups } from './plan-groups.js';
import { Rivals } from './rivals.js';

/** Videos whose operations are worked out and stored together. */
const BATCH = 1_000;

/** What making plans needs. */
export interface PlanMaking {
  readonly store: PostgresPlanStore;
  readonly duplicates: PlanDuplicates;
  /** Entries that a folder of the view may have (`CINEORG_MAX_PER_FOLDER`). */
  readonly maxPerFolder: number;
  /** The trash on the disk that a file lies on. */
  readonly trashFor: (source: Buffer) => Buffer;
}

/**
 * Computes a plan: everything of its library that is identified and not in place, and the links of the view that have
 * to make room; or the duplicates that it was asked to put away. Changes nothing but the plan; a plan that was begun by
 * a process that died is begun anew.
 */
export async function buildPlan(making: PlanMaking, plan: ClaimedPlan): Promise<void> {
  const groups = new PlanGroups(making.store, plan);
  await making.store.beginGroups(plan);
  const asked = await making.duplicates.asked(plan.id);
  if (asked === null) await organize(making, plan, groups);
  else await buildTrashPlan(making, plan, { groups, asked });
  const { storageDir, viewDir } = await making.store.library(plan.libraryId);
  await groups.end([storageDir, viewDir].filter((tree) => tree !== null));
}

async function organize(making: PlanMaking, plan: ClaimedPlan, groups: PlanGroups): Promise<void> {
  const { store, maxPerFolder } = making;
  const library = await store.library(plan.libraryId);
  const layout = layoutOf(library);
  const titles = await store.titles(plan);
  const surveyed = titles.map((title) => ({
    ...title,
    links: linksBelow(layout.viewDir, [title.firstLink, title.lastLink]),
    discAt: namesBelow(layout.viewDir, title.discLink),
  }));
  const places = surveyTitles(surveyed, layout.scheme, maxPerFolder);
  const building = new Building(making, plan, groups, { library, layout, places });
  for (const batch of batches(titles, ({ toPlace }) => toPlace)) await building.place(batch);
  const moving = titles.filter((title) => places.get(titleIdOf(title))?.isMoving);
  for (const batch of batches(moving, ({ files }) => files)) await building.relink(batch);
}

/** Plans the works of a library in batches. */
class Building {
  private readonly storage: StorageDisk | null;
  /** Links that go with copies which give way to better ones; they are not to be given other places as well. */
  private readonly unlinked = new Set<string>();

  constructor(
    private readonly making: PlanMaking,
    private readonly plan: ClaimedPlan,
    private readonly groups: PlanGroups,
    private readonly given: {
      readonly library: PlanLibrary;
      readonly layout: Layout;
      readonly places: ReadonlyMap<string, TitlePlace>;
    },
  ) {
    const { mode, storageDir } = given.library;
    const usesStorage = mode !== 'symlink' && mode !== 'in-place';
    this.storage = usesStorage && storageDir !== null ? new StorageDisk(storageDir, mode) : null;
  }

  /** Plans the videos of some works that are to be placed. */
  async place(titles: readonly TitleSummary[]): Promise<void> {
    const { layout, places } = this.given;
    const titleIds = titles.map(({ id }) => id);
    const { videos, facts, inPlace } = await this.making.store.organizable(this.plan, titleIds);
    const own = new OwnPaths(inPlace);
    const rivals = await this.rivals(titles);
    const groups = [...Map.groupBy(videos.map(withDiscFiles), titleIdOf)].flatMap(([id, ofTitle]) => {
      const place = places.get(id) ?? NOWHERE;
      const occupantOf = (path: Uint8Array) => occupantAt(path, own);
      return planTitle(ofTitle, layout, { place, occupantOf, collisions: rivals.collisionsOf(id) });
    });
    for (const { kind, source } of groups.flatMap(({ operations }) => operations)) {
      if (kind === 'unlink') this.unlinked.add(bytesKey(source));
    }
    await this.groups.add(groups, new Map([...facts, ...rivals.facts]), this.storage);
  }

  /** Plans new places in the view for the links of works whose range has been divided. */
  async relink(titles: readonly TitleSummary[]): Promise<void> {
    const { layout, places } = this.given;
    const placeOf = new Map(titles.map((title) => [title.id, places.get(titleIdOf(title)) ?? NOWHERE]));
    const linked = await this.making.store.linked(
      this.plan.libraryId,
      titles.map(({ id }) => id),
    );
    const staying = linked.filter(({ viewPath }) => !this.unlinked.has(bytesKey(viewPath)));
    const groups = [...Map.groupBy(staying, ({ videoId }) => videoId)].flatMap(([videoId, links]) => {
      const operations = links.flatMap((link) =>
        relinkOf(link, placeOf.get(link.titleId) ?? NOWHERE, layout.viewDir),
      );
      return operations.length === 0 ? [] : [relinkGroup(videoId, operations)];
    });
    await this.groups.add(groups, new Map(), null);
  }

  /** The copies in place of some works, where the library's rule asks for them. */
  private async rivals(titles: readonly TitleSummary[]): Promise<Rivals> {
    const { duplicates, trashFor } = this.making;
    const { collisions } = this.given.library;
    const trashFolderOf = plannedTrash(trashFor, this.plan.id);
    if (collisions === 'keep-both') return new Rivals(collisions, titles, { copies: [], trashFolderOf });
    const ids = titles.map(({ id }) => id);
    const copies = await duplicates.inPlace(this.plan.libraryId, ids);
    return new Rivals(collisions, titles, { copies, trashFolderOf });
  }
}

const NOWHERE: TitlePlace = { homonym: false, range: [], ranges: null, isMoving: false };

/** The library's trees, or a refusal that says what to set. */
function layoutOf({ storageDir, viewDir, mode, naming }: PlanLibrary): Layout {
  const needed = mode === 'in-place' ? [] : mode === 'symlink' ? [viewDir] : [storageDir, viewDir];
  const trees = needed.filter((tree) => tree !== null);
  if (trees.length < needed.length) {
    const how = `set ${mode === 'symlink' ? '' : 'CINEORG_STORAGE_DIR and '}CINEORG_VIEW_DIR and start again`;
    throw new DomainError('plan.no-trees', `The library has no storage and view folder yet: ${how}`);
  }
  const problems = checkTrees(trees);
  const impossible = problems.length > 0 ? null : modeProblem(mode, viewDir);
  if (impossible !== null) problems.push(impossible);
  if (problems.length > 0) throw new DomainError('plan.target-unusable', problems.join('; '));
  return {
    mode,
    storageDir: Buffer.from(storageDir ?? '/'),
    viewDir: Buffer.from(viewDir ?? '/'),
    scheme: schemeOf(naming),
  };
}

/** Works in batches of about as many files as are worked on together; works without any are left out. */
function* batches(
  titles: readonly TitleSummary[],
  weightOf: (title: TitleSummary) => number,
): Iterable<readonly TitleSummary[]> {
  let batch: TitleSummary[] = [];
  let weight = 0;
  for (const title of titles) {
    const own = weightOf(title);
    if (own === 0) continue;
    if (weight > 0 && weight + own > BATCH) {
      yield batch;
      batch = [];
      weight = 0;
    }
    batch.push(title);
    weight += own;
  }
  if (batch.length > 0) yield batch;
}

/** The names of a path below a tree; null for none and for what lies elsewhere. */
function namesBelow(tree: Uint8Array, path: Buffer | null): string[] | null {
  if (path === null || !isWithin(path, tree)) return null;
  return splitPath(path).slice(splitPath(tree).length).map(decodeName);
}

const linksBelow = (tree: Uint8Array, paths: readonly (Buffer | null)[]): (readonly string[])[] =>
  paths.map((path) => namesBelow(tree, path)).filter((names) => names !== null);

/** Links that move make a group by video; one whose new place is taken is known to be a conflict now. */
function relinkGroup(videoId: string, operations: PlannedGroup['operations']): PlannedGroup {
  const taken = operations.find(({ target }) => occupantAt(target, NO_PATHS) !== 'nobody');
  const conflict = taken === undefined ? null : `${decodeName(taken.target)} exists already`;
  return { videoId, operations, conflict };
}

const NO_PATHS = new OwnPaths([]);

function withDiscFiles(video: OrganizableVideo): OrganizableVideo {
  if (!video.disc) return video;
  try {
    return { ...video, discFiles: discFiles(Buffer.from(video.path)) };
  } catch {
    // The folder has gone or is closed to us: its group becomes a conflict, for want of files.
    return video;
  }
}
