import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import {
  buildGroups,
  DomainError,
  equalBytes,
  type OrganizableVideo,
  planBytes,
  type PlannedGroup,
  type PlannedOperation,
} from '#domain';
import type {
  ClaimedPlan,
  GroupToStore,
  PlanLibrary,
  PostgresPlanStore,
  ScannedFacts,
} from '../database/index.js';
import { checkTrees, discFiles, type FileIdentity, identityOf } from '../files/index.js';

/** Computes a plan: everything of its library that is identified and not in place. Changes nothing but the plan. */
export async function buildPlan(store: PostgresPlanStore, plan: ClaimedPlan): Promise<void> {
  const library = await store.library(plan.libraryId);
  const { storageDir, viewDir } = treesOf(library);
  const { videos, facts } = await store.organizable(plan.libraryId);
  const complete = videos.map(withDiscFiles);
  const layout = {
    storageDir: Buffer.from(storageDir),
    viewDir: Buffer.from(viewDir),
    preset: library.naming,
  };
  const groups = buildGroups(complete, layout, (path) => stat(path) !== null);
  const checked = groups.map((group) => withIdentities(group, facts));
  const hash = createHash('sha256').update(planBytes(checked)).digest('hex');
  await store.storeGroups(plan, checked, hash);
}

/** The library's trees, or a refusal that says what to set. */
function treesOf({ storageDir, viewDir, mode }: PlanLibrary): { storageDir: string; viewDir: string } {
  if (storageDir === null || viewDir === null) {
    const how = 'set CINEORG_STORAGE_DIR and CINEORG_VIEW_DIR and start again';
    throw new DomainError('plan.no-trees', `The library has no storage and view folder yet: ${how}`);
  }
  if (mode !== 'dual') {
    throw new DomainError(
      'plan.mode-not-available',
      `Mode "${mode}" is not available yet: set CINEORG_MODE=dual`,
    );
  }
  const problems = checkTrees([storageDir, viewDir]);
  if (problems.length > 0) throw new DomainError('plan.target-unusable', problems.join('; '));
  return { storageDir, viewDir };
}

const stat = (path: Uint8Array) =>
  lstatSync(Buffer.from(path), { bigint: true, throwIfNoEntry: false }) ?? null;

function withDiscFiles(video: OrganizableVideo): OrganizableVideo {
  if (!video.disc) return video;
  try {
    return { ...video, discFiles: discFiles(Buffer.from(video.path)) };
  } catch {
    // The folder has gone or is closed to us: its group becomes a conflict below, for want of files.
    return video;
  }
}

/** Holds a group against the disk; what is not as the scan saw it makes the whole group a conflict. */
function withIdentities(group: PlannedGroup, facts: ReadonlyMap<string, ScannedFacts>): GroupToStore {
  let conflict = group.conflict;
  if (group.operations.length === 0) conflict ??= 'the disc folder has no files, or cannot be read';
  const identities = group.operations.map((operation) => {
    if (operation.kind === 'symlink' && isMoved(operation, group)) return null;
    const found = identityAt(operation, facts);
    if (typeof found !== 'string') return found;
    conflict ??= found;
    return null;
  });
  return { ...group, conflict, identities };
}

/** A link's file that is moved first has no place to be looked at yet; its move carries the identity. */
const isMoved = (link: PlannedOperation, { operations }: PlannedGroup): boolean =>
  operations.some(({ kind, target }) => kind === 'move' && equalBytes(target, link.source));

function identityAt(
  { source, fileId }: PlannedOperation,
  facts: ReadonlyMap<string, ScannedFacts>,
): FileIdentity | string {
  const found = stat(source);
  const shown = Buffer.from(source).toString();
  if (found === null) return `${shown} has vanished since the scan`;
  if (!found.isFile()) return `${shown} is no longer a file`;
  const identity = identityOf(found);
  const scanned = facts.get(fileId);
  // A disc's row is its folder's; its files are taken as they are now.
  const isOwnRow = scanned !== undefined && scanned.size !== '0' && scanned.inode === identity.inode;
  const changed = isOwnRow && (scanned.size !== identity.size || scanned.mtimeNs !== identity.mtimeNs);
  return changed ? `${shown} has changed since the scan: scan again` : identity;
}
