import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { posix } from 'node:path';
import { NodeFileSystem } from '../../../infrastructure/src/files/file-system.js';
import { FilePlan } from './file-plan.js';
import type { Scenario } from './scenario.js';
import type { Entry, Tree } from './tree.js';
import { contentOf, operationsOf, type Places, TREES, WRITTEN } from './world.js';

/** Folders of a scenario on real disks. */
export interface RealPlace {
  /** The scenario's root. */
  readonly root: string;
  /** Where trees lie that are another file system. */
  readonly apartRoot: string;
  /** The plan's file: on a disk that is not part of the game. */
  readonly plan: string;
}

/** Where a scenario's paths lie on real disks. */
export function realPlaces(
  { root, apartRoot }: RealPlace,
  { apart = [], boundApart = [] }: Scenario,
): Places {
  const others = new Set([...apart, ...boundApart]);
  return (relative) => {
    const tree = relative.split('/')[0] ?? '';
    return Buffer.from(`${others.has(tree) ? apartRoot : root}/${relative}`, 'latin1');
  };
}

/** Makes a scenario's files and its plan. */
export function makeRealWorld(at: RealPlace, scenario: Scenario): void {
  const place = realPlaces(at, scenario);
  const write = WRITTEN / 1_000_000_000n;
  for (const tree of [...TREES, 'elsewhere']) mkdirSync(place(tree), { recursive: true });
  for (const name of scenario.files) {
    mkdirSync(place(posix.dirname(name)), { recursive: true });
    writeFileSync(place(name), Buffer.from(contentOf(name), 'latin1'));
    utimesSync(place(name), Number(write), Number(write));
  }
  for (const [link, file] of scenario.links ?? []) {
    mkdirSync(place(posix.dirname(link)), { recursive: true });
    symlinkSync(Buffer.from(posix.relative(posix.dirname(link), file), 'latin1'), place(link));
  }
  FilePlan.create(at.plan, operationsOf(scenario, new NodeFileSystem(), { place }));
}

/** Removes all that a scenario has left. */
export function removeRealWorld({ root, apartRoot, plan }: RealPlace): void {
  for (const path of [root, apartRoot, plan]) rmSync(path, { recursive: true, force: true });
}

/** What lies below a scenario's root. */
export function realTree(at: RealPlace, scenario: Scenario): Tree {
  const place = realPlaces(at, scenario);
  const tree = new Map<string, Entry>();
  const roots = [...new Set([at.root, at.apartRoot])].map((root) => realpathSync(root));
  const relativeOf = (path: string): string => {
    const root = roots.find((one) => path.startsWith(`${one}/`));
    return root === undefined ? path : path.slice(root.length + 1);
  };
  const below = (name: string): void => {
    const entry = entryAt(place(name), relativeOf);
    tree.set(name, entry);
    if (entry.kind !== 'folder') return;
    for (const child of readdirSync(place(name), { encoding: 'buffer' }))
      below(`${name}/${child.toString('latin1')}`);
  };
  for (const top of [...TREES, 'elsewhere']) below(top);
  return tree;
}

function entryAt(path: Buffer, relativeOf: (path: string) => string): Entry {
  const { dev, ino, mtimeNs, mode, ...stat } = statOf(path);
  const inode = `${dev}:${ino}`;
  const common = { inode, mtimeNs, mode: Number(mode & 0o7777n) };
  if (stat.isFolder) return { ...common, kind: 'folder', content: '', leadsTo: '' };
  if (!stat.isLink) return { ...common, kind: 'file', content: readFileSync(path, 'latin1'), leadsTo: '' };
  const folder = realpathSync.native(Buffer.from(posix.dirname(path.toString('latin1')), 'latin1'), {
    encoding: 'buffer',
  });
  const text = readlinkSync(path, { encoding: 'buffer' }).toString('latin1');
  return {
    ...common,
    kind: 'link',
    content: '',
    leadsTo: relativeOf(posix.resolve(folder.toString('latin1'), text)),
  };
}

function statOf(path: Buffer) {
  const stat = lstatSync(path, { bigint: true });
  const { dev, ino, mtimeNs, mode } = stat;
  return { dev, ino, mtimeNs, mode, isFolder: stat.isDirectory(), isLink: stat.isSymbolicLink() };
}
