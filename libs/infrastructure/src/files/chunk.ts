import type { OperationKind, OperationState } from '#domain';
import { FolderDevices } from './folders.js';
import type { FileIdentity } from './identity.js';
import type { JournalGroup, JournalOperation, OperationResult } from './journal-types.js';
import { folderOf } from './names.js';
import { OperationRefused, refusalOf } from './refusal.js';

/** Kinds that bring a file to another name. */
export const BRINGING: ReadonlySet<OperationKind> = new Set(['move', 'link', 'copy', 'trash']);
/** Kinds that make a link of the view. */
export const LINKING: ReadonlySet<OperationKind> = new Set(['symlink', 'relink']);
/** Kinds that only take a link of the view away. */
export const UNLINKING: ReadonlySet<OperationKind> = new Set(['unlink']);
/** Kinds after which a name is gone. */
export const LEAVING: ReadonlySet<OperationKind> = new Set(['move', 'trash', 'relink', 'unlink']);

/** What a direction of work begins with and ends in. */
export interface Direction {
  /** States of the operations that are to be worked on; all others are left as they are. */
  readonly open: readonly OperationState[];
  /** State of the operations that are left as they were. */
  readonly before: OperationState;
  /** State of what was refused; null: as the refusal says. */
  readonly refused: OperationState | null;
  /** State of a group's operations that were not done because another was refused. */
  readonly rest: OperationState;
}

/** The operations of one video on their way through the phases. */
interface Group {
  readonly operations: readonly JournalOperation[];
  readonly items: Item[];
  /** One of its operations was refused: nothing more of it is begun. */
  refused: boolean;
}

/** One operation on its way. */
export interface Item {
  readonly operation: JournalOperation;
  readonly group: Group;
  /** It was under way when a process ended, so that any of its steps may have been done. */
  readonly resumed: boolean;
  identity: FileIdentity | null;
  /** What a link of the view that is to be taken back says, once that has been looked at; null when it has gone. */
  text: Buffer | null;
  /** Of the copy, where the file is copied rather than renamed. */
  placed: FileIdentity | null;
  outcome: { readonly state: OperationState; readonly reason: string | null } | null;
  /** What the user should know although it was done. */
  note: string | null;
}

const REST = 'not done, since another file of the same video could not be';

/**
 * A few hundred operations that go through the phases together, so that each phase's folders are made durable at
 * once. Groups do not hinder each other.
 */
export class Chunk {
  private readonly groups: readonly Group[];

  constructor(
    groups: readonly JournalGroup[],
    private readonly direction: Direction,
  ) {
    this.groups = groups.map(({ operations }) => {
      const group: Group = { operations, items: [], refused: false };
      const open = operations.filter(({ state }) => direction.open.includes(state));
      group.items.push(...open.map((operation) => itemOf(operation, group)));
      return group;
    });
  }

  /** All items of some kinds, in order. */
  items(kinds: ReadonlySet<OperationKind>): Item[] {
    return this.groups.flatMap(({ items }) => items).filter(({ operation }) => kinds.has(operation.kind));
  }

  /** Items whose work is still to be done, in order; of some kinds, or all. */
  open(kinds?: ReadonlySet<OperationKind>): Item[] {
    return this.groups
      .flatMap(({ items }) => items)
      .filter(({ operation, outcome }) => outcome === null && (kinds?.has(operation.kind) ?? true));
  }

  /** Does a step; a refusal ends the item and stops its group. Says whether the step was done. */
  attempt(item: Item, step: () => void): boolean {
    try {
      step();
      return true;
    } catch (error) {
      this.refuse(item, error);
      return false;
    }
  }

  /** As `attempt`, for a step that takes its time. */
  async attemptLong(item: Item, step: () => Promise<void>): Promise<boolean> {
    try {
      await step();
      return true;
    } catch (error) {
      this.refuse(item, error);
      return false;
    }
  }

  private refuse(item: Item, error: unknown): void {
    const { state, reason } = refusalOf(error);
    item.outcome = { state: this.direction.refused ?? state, reason };
    item.group.refused = true;
  }

  /** Ends an item that was not begun, or taken back, because of another of its group. */
  leave(item: Item): void {
    item.outcome = { state: this.direction.rest, reason: REST };
  }

  /** Leaves an item's group as it was, if nothing of it has been begun; `begun` are items. Says whether it has. */
  putOff({ group }: Item, begun: ReadonlySet<Item>): boolean {
    if (group.items.some((item) => item.resumed || item.outcome !== null || begun.has(item))) return false;
    for (const item of group.items) item.outcome = { state: this.direction.before, reason: null };
    return true;
  }

  /** Ends what has not been begun in groups that are stopped. */
  leaveUnbegun(): void {
    for (const { items, refused } of this.groups) {
      if (!refused) continue;
      for (const item of items) if (item.outcome === null && !item.resumed) this.leave(item);
    }
  }

  /** Of folders that were made for items, those of what was refused or put off: they are empty, and go again. */
  unused(folders: ReadonlyMap<Item, readonly Buffer[]>): Buffer[] {
    return [...folders].flatMap(([item, made]) =>
      item.group.refused || item.outcome?.state === this.direction.before ? made : [],
    );
  }

  /** What became of every item; call it when all work is over. */
  results(): OperationResult[] {
    const items = this.groups.flatMap((group) => group.items);
    for (const item of items) if (item.outcome === null) this.leave(item);
    return items.flatMap((item) =>
      item.outcome === null ? [] : [{ operation: item.operation, identity: item.identity, ...item.outcome }],
    );
  }
}

function itemOf(operation: JournalOperation, group: Group): Item {
  const { identity, state } = operation;
  return {
    operation,
    group,
    resumed: state === 'acting',
    identity,
    text: null,
    placed: identity?.placed ?? null,
    outcome: null,
    note: null,
  };
}

/** The devices of the folders that items' files lie in, at both ends, once they have both names. */
export function devicesOf(items: Iterable<Item>): FolderDevices {
  const devices = new FolderDevices();
  for (const { operation, identity, placed } of items) {
    if (!BRINGING.has(operation.kind) || identity === null) continue;
    devices.note(folderOf(operation.source), identity.device);
    devices.note(folderOf(operation.target), (placed ?? identity).device);
  }
  return devices;
}

/** The operation of a link's group that brings its file to where the link leads; null when it lies there already. */
export function bringerOf({ operation, group }: Item): JournalOperation | null {
  return (
    group.operations.find(
      ({ kind, fileId, target }) =>
        BRINGING.has(kind) &&
        (operation.kind === 'relink' ? fileId === operation.fileId : target.equals(operation.source)),
    ) ?? null
  );
}

/** What became in this chunk of the operation that brings a link's file. */
export function bringerItemOf(item: Item): Item | undefined {
  const bringer = bringerOf(item);
  return item.group.items.find(({ operation }) => operation === bringer);
}

/** The identity of the file that a link leads to: its own group may have brought or copied it there just now. */
export function linkedIdentity(item: Item): FileIdentity {
  const identity = item.operation.identity ?? broughtIdentity(item);
  if (identity === null) throw new OperationRefused(UNKNOWN);
  return identity;
}

function broughtIdentity(item: Item): FileIdentity | null {
  const bringer = bringerOf(item);
  if (bringer === null) return null;
  const open = bringerItemOf(item);
  const identity = open?.identity ?? bringer.identity;
  return open?.placed ?? identity?.placed ?? identity;
}

const UNKNOWN = 'the journal does not know the file: make a new plan';

/** The identity of an item's file, without which nothing may be done to it. */
export function knownIdentity({ identity }: Item): FileIdentity {
  if (identity === null) throw new OperationRefused(UNKNOWN);
  return identity;
}
