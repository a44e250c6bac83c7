import type { OperationKind, OperationState } from '#domain';
import type { Scenario } from './scenario.js';
import type { Entry, Tree } from './tree.js';

/** How a journal can fail; the numbers are those of docs/crash-tests.md. */
export type Harm = 'lost' | 'overwritten' | 'undecided' | 'other';

/** A promise of the journal that was broken. */
export class Violation extends Error {
  constructor(
    readonly invariant: string,
    readonly harm: Harm,
    what: string,
  ) {
    super(`${invariant}: ${what}`);
  }
}

/** What became of an operation, as the journal tells it. */
export interface Outcome {
  readonly kind: OperationKind;
  readonly source: string;
  readonly target: string;
  readonly state: OperationState;
  readonly reason: string | null;
}

/** What a name must have. */
interface Want extends Entry {
  /** The very inode; else a copy of it. */
  readonly isSame: boolean;
}

/** What is held against the promises. */
export interface Case {
  readonly scenario: Scenario;
  readonly before: Tree;
  readonly outcomes: readonly Outcome[];
  /** Calls of the disk failed: what is told to need attention may have been left halfway, but never lost. */
  readonly hadFaults?: boolean;
}

/** Names that nobody but the journal gives, and for a moment only. */
export const ASIDE = /(?:^|\/)\.cineorg-[^/]+\.(?:part|del)$/;
const TRASH = /(?:^|\/)\.cineorg-trash(?:\/|$)/;
/** Kinds that only take a name away. */
const VANISHING: ReadonlySet<string> = new Set(['unlink']);
const CLOSED: ReadonlySet<OperationState> = new Set([
  'done',
  'undone',
  'conflict',
  'skipped',
  'needs-attention',
]);

/** Throws unless a disk on which everything has come to its end is what the journal says. */
export function checkEnd(one: Case, now: Tree): void {
  checkClosed(one.outcomes);
  checkContents(one.before, now);
  const loose = looseNames(one);
  const wanted = wantedTree(one);
  checkWanted(one, { wanted, now, loose });
  checkNothingElse(one, { wanted, now, loose });
  checkTrash(one, now);
  checkFolders(one, now);
  checkLinks(now, loose);
}

/**
 * Throws if a crash has left anything behind that no recovery can mend. After a power cut in an undo links may lead
 * nowhere until it is carried on: that they were removed is not durable before the files have gone home.
 */
export function checkCrash(
  { scenario, before }: Case,
  now: Tree,
  { mayDangle }: { readonly mayDangle: boolean },
): void {
  checkContents(before, now);
  if (!mayDangle) checkLinks(now);
  const touched = new Set(scenario.groups.flat().flatMap(([, source, target]) => [source, target]));
  for (const [name, entry] of before) {
    if (entry.kind === 'folder' || touched.has(name)) continue;
    checkSame(name, { ...entry, isSame: true }, now.get(name));
  }
}

/** I3: no operation is left under way. */
export function checkClosed(outcomes: readonly Outcome[]): void {
  for (const { kind, target, state } of outcomes) {
    if (!CLOSED.has(state)) throw new Violation('I3', 'undecided', `${kind} to ${target} is left ${state}`);
  }
}

/** I1: whatever was there is there, under whatever name. */
function checkContents(before: Tree, now: Tree): void {
  const held = new Set<string>();
  for (const { kind, content } of now.values()) if (kind === 'file') held.add(content);
  for (const [name, { kind, content }] of before) {
    if (kind === 'file' && !held.has(content))
      throw new Violation('I1', 'lost', `the file ${name} has no name left`);
  }
}

/** Links of the view lead to files, at every moment. */
function checkLinks(now: Tree, loose: ReadonlySet<string> = new Set()): void {
  for (const [name, { kind, leadsTo }] of now) {
    if (kind !== 'link' || ASIDE.test(name) || loose.has(name)) continue;
    if (now.get(leadsTo)?.kind !== 'file')
      throw new Violation('I3', 'other', `${name} leads nowhere (${leadsTo})`);
  }
}

/**
 * Names of operations that the journal says were left halfway, after faults of the disk. Old names may stay as well:
 * where it could not be made durable that they are gone, or where the disk was gone for a moment.
 */
function looseNames({ outcomes, hadFaults = false }: Case): ReadonlySet<string> {
  if (!hadFaults) return new Set();
  const halfway = outcomes.filter(({ state, reason }) => state === 'needs-attention' || reason !== null);
  return new Set([...outcomes.map(({ source }) => source), ...halfway.map(({ target }) => target)]);
}

const treeOf = (name: string): string => name.slice(0, name.indexOf('/'));

/** Whether two names lie on different file systems. */
function areApart({ apart = [], boundApart = [] }: Scenario, one: string, other: string): boolean {
  const diskOf = (name: string): string =>
    [...apart, ...boundApart].includes(treeOf(name)) ? treeOf(name) : '';
  return diskOf(one) !== diskOf(other);
}

/** All names but folders', as they must be: the disk of before, with that done which is told to be done. */
function wantedTree(one: Case): ReadonlyMap<string, Want> {
  const wanted = new Map<string, Want>();
  for (const [name, entry] of one.before) {
    if (entry.kind !== 'folder') wanted.set(name, { ...entry, isSame: true });
  }
  const done = one.outcomes.filter(({ state }) => state === 'done');
  const loose = looseNames(one);
  for (const outcome of done) {
    const { kind, source, target } = outcome;
    const there = wanted.get(source);
    if (there === undefined && !loose.has(source))
      throw new Violation('I10', 'other', `${kind} is told to be done without ${source}`);
    if (VANISHING.has(kind)) wanted.delete(source);
    else if (kind === 'symlink') wanted.set(target, linkTo(source));
    // A move may be told to need attention, and yet have been made: then nothing is known of what follows it.
    else if (there !== undefined) bring(one, { wanted, there, outcome });
  }
  return followFiles(wanted, done);
}

const linkTo = (file: string): Want => ({
  ...{ kind: 'link', inode: '', content: '', leadsTo: file, mtimeNs: 0n, mode: 0 },
  isSame: false,
});

interface Bringing {
  readonly wanted: Map<string, Want>;
  readonly there: Want;
  readonly outcome: Outcome;
}

/** What an operation that brings what has a name to another one has made of both. */
function bring({ scenario, hadFaults = false }: Case, { wanted, there, outcome }: Bringing): void {
  const { kind, source, target } = outcome;
  // After a fault a move may have been made by a copy.
  const isCopied = hadFaults || kind === 'copy' || areApart(scenario, source, target);
  wanted.set(target, kind === 'relink' ? there : { ...there, isSame: there.isSame && !isCopied });
  if (kind !== 'link' && kind !== 'copy') wanted.delete(source);
}

/** A link that is given another place leads to its file, wherever its own group has brought that. */
function followFiles(wanted: Map<string, Want>, done: readonly Outcome[]): Map<string, Want> {
  const moves = done.filter(({ kind }) => kind === 'move');
  const moved = new Map(moves.map(({ source, target }) => [source, target]));
  for (const [name, want] of wanted) {
    const leadsTo = moved.get(want.leadsTo);
    if (want.kind === 'link' && leadsTo !== undefined) wanted.set(name, { ...want, leadsTo });
  }
  return wanted;
}

interface Comparison {
  readonly wanted: ReadonlyMap<string, Want>;
  readonly now: Tree;
  readonly loose: ReadonlySet<string>;
}

function checkWanted({ before }: Case, { wanted, now, loose }: Comparison): void {
  for (const [name, want] of wanted) {
    const found = now.get(name);
    if (found === undefined && loose.has(name)) continue;
    const isOld = before.get(name)?.content === want.content;
    if (found === undefined && !isOld)
      throw new Violation('I10', 'other', `${name} is told to be there, and is not`);
    checkSame(name, want, found);
  }
}

function checkSame(name: string, want: Want, found: Entry | undefined): void {
  if (found === undefined) throw new Violation('I3', 'other', `${name} has gone`);
  if (found.kind !== want.kind || found.content !== want.content) {
    throw new Violation('I2', 'overwritten', `${name} has become something else`);
  }
  if (want.kind === 'link') {
    if (found.leadsTo === want.leadsTo) return;
    throw new Violation('I3', 'other', `${name} leads to ${found.leadsTo}, not to ${want.leadsTo}`);
  }
  if (want.isSame && found.inode !== want.inode)
    throw new Violation('I2', 'overwritten', `${name} is another file`);
  if (found.mtimeNs !== want.mtimeNs) throw new Violation('I7', 'other', `${name} has another time`);
  if (found.mode !== want.mode) throw new Violation('I7', 'other', `${name} has another mode`);
}

/** I9, I11: nothing is there that nobody has asked for. */
function checkNothingElse({ before, hadFaults = false }: Case, { wanted, now, loose }: Comparison): void {
  const originals = new Set([...before.values()].map(({ content }) => content));
  for (const [name, { kind, content }] of now) {
    if (kind === 'folder' || wanted.has(name) || TRASH.test(name) || loose.has(name)) continue;
    if (ASIDE.test(name) && hadFaults) continue;
    throw unasked(name, kind === 'file' && originals.has(content));
  }
}

function unasked(name: string, isSecond: boolean): Violation {
  if (ASIDE.test(name)) return new Violation('I9', 'other', `${name} is left behind`);
  if (isSecond) return new Violation('I1', 'other', `${name} is a second name that was not asked for`);
  return new Violation('I11', 'other', `${name} is new`);
}

/** The original of a file that was moved to another disk lies in the trash of its own, and nothing else does. */
function checkTrash({ scenario, before, outcomes, hadFaults = false }: Case, now: Tree): void {
  const putAway = new Set(
    outcomes
      .filter(({ kind, source, target, state }) => {
        return state === 'done' && kind === 'move' && areApart(scenario, source, target);
      })
      .map(({ source }) => before.get(source)?.inode),
  );
  const targets = new Set(outcomes.map(({ target }) => target));
  const found = [...now].filter(
    ([name, { kind }]) => kind === 'file' && TRASH.test(name) && !targets.has(name),
  );
  for (const [name, { inode }] of found) {
    if (hadFaults || before.has(name) || putAway.delete(inode)) continue;
    throw new Violation('I1', 'other', `${name} does not belong in the trash`);
  }
  if (putAway.size > 0 && !hadFaults)
    throw new Violation('I5', 'other', 'an original has not been kept in the trash');
}

/**
 * Folders of before are there unless their last file has moved away; new ones lead to what was asked for. Those of the
 * trash are the journal's own, and go when they are empty.
 */
function checkFolders(one: Case, now: Tree): void {
  const done = one.outcomes.filter(({ state }) => state === 'done');
  for (const [name, { kind }] of one.before) {
    if (kind !== 'folder' || now.has(name) || TRASH.test(name) || isAbove(name, done, 'source')) continue;
    throw new Violation('I7', 'other', `the folder ${name} has gone`);
  }
  if (one.hadFaults !== true) checkNewFolders(one, now);
}

function checkNewFolders({ before, outcomes }: Case, now: Tree): void {
  const isAllUndone = outcomes.every(({ state }) => state === 'undone');
  for (const [name, { kind }] of now) {
    if (kind !== 'folder' || before.has(name) || TRASH.test(name)) continue;
    if (!isAllUndone && isAbove(name, outcomes, 'target')) continue;
    throw new Violation('I7', 'other', `the folder ${name} is left behind`);
  }
}

const isAbove = (folder: string, outcomes: readonly Outcome[], end: 'source' | 'target'): boolean =>
  outcomes.some((outcome) => outcome[end].startsWith(`${folder}/`));
