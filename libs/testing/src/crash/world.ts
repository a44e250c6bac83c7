import { posix } from 'node:path';
import type { FileSystem, JournalGroup, JournalOperation, JournalStore } from '#infrastructure/files';
// Not by the public entry: processes that start by the thousand load what they need, which takes a quarter of the time.
import { FileJournal } from '../../../infrastructure/src/files/file-journal.js';
import { identityOf } from '../../../infrastructure/src/files/identity.js';
import { TRASH_FOLDER } from '../../../infrastructure/src/files/trash-place.js';
import { MemoryDisk } from '../journal/memory-disk.js';
import { MemoryPlan } from '../journal/memory-plan.js';
import type { Scenario, ScenarioOperation } from './scenario.js';

/** Trees of every scenario; plans may touch nothing else. */
export const TREES = ['in', 'store', 'view'] as const;

/** Where the memory disk has a scenario's root. */
export const MEMORY_ROOT = '/data';

/** Which way a plan is worked on. */
export type Direction = 'apply' | 'undo';

/** Where a scenario's paths lie. */
export type Places = (relative: string) => Buffer;

/** A disk and the plan for it. */
export interface World {
  readonly disk: MemoryDisk;
  readonly plan: MemoryPlan;
}

/** Content of a scenario's file, by which it is known wherever it goes. */
export const contentOf = (name: string): string => `content of ${name}, and no other`;

/** When files were last written: never now. */
export const WRITTEN = 1_000_000_000_000_000_000n;

/** Where a scenario's paths lie on a memory disk. */
export const memoryPlace: Places = (relative) => Buffer.from(`${MEMORY_ROOT}/${relative}`, 'latin1');

/** A scenario on a memory disk of its own, everything durable. */
export function memoryWorld(scenario: Scenario): World {
  const disk = new MemoryDisk();
  disk.mkdir(Buffer.from(MEMORY_ROOT));
  for (const tree of [...TREES, 'elsewhere']) makeTree(disk, scenario, tree);
  for (const name of scenario.files) {
    makeFolders(disk, name);
    disk.writeFile(memoryPlace(name), Buffer.from(contentOf(name), 'latin1'), WRITTEN);
  }
  for (const [link, file] of scenario.links ?? []) {
    makeFolders(disk, link);
    disk.symlink(Buffer.from(posix.relative(posix.dirname(link), file), 'latin1'), memoryPlace(link));
  }
  disk.syncAll();
  return { disk, plan: new MemoryPlan(operationsOf(scenario, disk, { place: memoryPlace })) };
}

function makeTree(disk: MemoryDisk, { apart = [], boundApart = [] }: Scenario, tree: string): void {
  const path = memoryPlace(tree);
  if (apart.includes(tree)) disk.mount(path, { device: 2n });
  else if (boundApart.includes(tree)) disk.mount(path, { device: 1n });
  else disk.mkdir(path);
}

function makeFolders(disk: MemoryDisk, name: string): void {
  const parts = name.split('/').slice(0, -1);
  for (const at of parts.keys()) {
    const folder = memoryPlace(parts.slice(0, at + 1).join('/'));
    if (disk.lstat(folder) === null) disk.mkdir(folder);
  }
}

/** A scenario's operations as a plan has them, with the identities of the files that lie on the disk. */
export function operationsOf(
  scenario: Scenario,
  disk: FileSystem,
  { place, firstId = 1 }: { readonly place: Places; readonly firstId?: number },
): JournalOperation[][] {
  let id = firstId - 1;
  return scenario.groups.map((group) =>
    group.map(([kind, source, target]) => {
      const found = disk.stat(place(source));
      id += 1;
      return {
        ...{ id: String(id), kind, fileId: fileIdOf(scenario, group, { kind, source, id }) },
        ...{ source: place(source), target: place(target), state: 'planned' as const },
        identity: found === null ? null : identityOf(found),
      };
    }),
  );
}

/** A link of a file that is brought or put away by its own group is the same file's. */
function fileIdOf(
  { links = [] }: Scenario,
  group: readonly ScenarioOperation[],
  { kind, source, id }: { readonly kind: string; readonly source: string; readonly id: number },
): string {
  const file = kind === 'unlink' ? links.find(([link]) => link === source)?.[1] : source;
  const other = group.findIndex(([one, from, target]) =>
    kind === 'unlink' ? one === 'trash' && from === file : target === source,
  );
  const own = group.findIndex(([one, from]) => one === kind && from === source);
  return other === -1 ? String(id) : String(id + other - own);
}

/** The folder of the trash of the tree that a path lies in. */
export function trashBelow(place: Places): (source: Buffer) => Buffer {
  const tops = TREES.map((tree) => place(tree));
  return (source) => {
    const top = tops.find((one) => source.subarray(0, one.length).equals(one)) ?? place('in');
    return Buffer.concat([top, Buffer.from(`/${TRASH_FOLDER}`)]);
  };
}

const memoryTrash = trashBelow(memoryPlace);

/** What a plan is carried on with. */
interface Means {
  readonly plan: MemoryPlan;
  readonly disk: FileSystem;
  readonly store: JournalStore;
  readonly groups: readonly JournalGroup[];
}

/** Carries a plan on, or back, as far as it goes: from its beginning or after a crash. */
export async function carryOn(direction: Direction, { plan, disk, store, groups }: Means): Promise<void> {
  const journal = new FileJournal(disk, store, { trashFor: memoryTrash });
  await journal[direction](groups);
  if (direction === 'undo') journal.removeFolders(plan.folders);
}
