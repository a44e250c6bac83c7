import type { Neighbour } from './neighbour.js';
import { ASIDE, checkClosed, type Outcome, Violation } from './oracle.js';
import type { Tree } from './tree.js';

/** What is held against the promises when another program was at work, or calls of the disk failed. */
export interface SharedCase {
  readonly before: Tree;
  readonly outcomes: readonly Outcome[];
  readonly neighbour: Neighbour;
  readonly hadFaults: boolean;
  /** All that the journal has told the user. */
  readonly reasons: readonly string[];
}

/** Throws if anything is lost or overwritten that anybody would miss, or if the journal tells what is not so. */
export function checkShared(one: SharedCase, now: Tree): void {
  checkClosed(one.outcomes);
  checkMissed(one, now);
  checkOwn(one, now);
  for (const outcome of one.outcomes) checkOutcome(one, outcome, now);
  checkUntouched(one, now);
}

/** A name aside counts when the user was told where to look. */
function checkMissed({ neighbour, reasons }: SharedCase, now: Tree): void {
  const wasTold = reasons.some((reason) => reason.includes('.cineorg-'));
  const held = new Set<string>();
  for (const [name, { kind, content }] of now) {
    if (kind === 'file' && (!ASIDE.test(name) || wasTold)) held.add(content);
  }
  for (const content of neighbour.missed) {
    if (!held.has(content))
      throw new Violation('I1', 'lost', `nothing has the content "${content}" any more`);
  }
}

function checkOwn({ neighbour, reasons }: SharedCase, now: Tree): void {
  for (const [name, content] of neighbour.own) {
    if (now.get(name)?.content === content) continue;
    if (reasons.some((reason) => reason.includes('.cineorg-'))) continue;
    throw new Violation('I2', 'overwritten', `${name} is not what another program has put there`);
  }
}

function checkOutcome({ before, neighbour, hadFaults }: SharedCase, outcome: Outcome, now: Tree): void {
  const { kind, source, target, state, reason } = outcome;
  // What could not be undone to its end is told to be done, with the reason.
  if (reason !== null) return;
  const isTouched = [source, target].some((name) => neighbour.touched.has(name));
  if (state !== 'done' || isTouched) return;
  if (kind === 'unlink') return checkUnlinked(source, now);
  if (kind === 'symlink' || kind === 'relink') return checkLink(outcome, { neighbour, hadFaults }, now);
  const content = before.get(source)?.content;
  if (now.get(target)?.content === content) return;
  throw new Violation('I10', 'other', `${kind} to ${target} is told to be done, and is not`);
}

function checkUnlinked(link: string, now: Tree): void {
  if (now.has(link)) throw new Violation('I10', 'other', `the link ${link} is told to be gone, and is not`);
}

function checkLink(
  { target, reason }: Outcome,
  { neighbour, hadFaults }: Pick<SharedCase, 'neighbour' | 'hadFaults'>,
  now: Tree,
): void {
  const found = now.get(target);
  if (found === undefined && reason !== null) return;
  if (found?.kind !== 'link')
    throw new Violation('I10', 'other', `the link ${target} is told to be there, and is not`);
  if (now.has(found.leadsTo) || neighbour.touched.has(found.leadsTo) || hadFaults) return;
  throw new Violation('I3', 'other', `${target} leads nowhere`);
}

/** I11: what neither the plan nor the other program had to do with is as it was. */
function checkUntouched({ before, outcomes, neighbour }: SharedCase, now: Tree): void {
  const named = new Set(outcomes.flatMap(({ source, target }) => [source, target]));
  for (const [name, entry] of before) {
    if (entry.kind === 'folder' || named.has(name) || neighbour.touched.has(name)) continue;
    if (name.includes('.cineorg-')) continue;
    const found = now.get(name);
    if (found?.inode !== entry.inode || found.content !== entry.content) {
      throw new Violation('I2', 'overwritten', `${name} is not what it was`);
    }
  }
}
