import type { OperationState } from '#domain';
import type { FileIdentity } from './identity.js';
import {
  type JournalGroup,
  type JournalOperation,
  type OperationResult,
  refusalOf,
} from './journal-types.js';

/** One operation on its way through the phases of a chunk. */
export interface Item {
  readonly operation: JournalOperation;
  identity: FileIdentity | null;
  state: OperationState;
  reason: string | null;
}

/**
 * A few hundred operations that go through the phases together, so that each phase's folders are made durable once.
 * Within a group order rules: after a refusal the group's later operations are not begun.
 */
export class Chunk {
  private readonly groups: readonly (readonly Item[])[];

  constructor(
    groups: readonly JournalGroup[],
    private readonly finalState: OperationState,
  ) {
    this.groups = groups.map(({ operations }) =>
      operations.map((operation) => ({
        operation,
        identity: operation.identity,
        state: operation.state,
        reason: null,
      })),
    );
  }

  /** Items whose work is still to be done, in order. */
  get open(): readonly Item[] {
    return this.groups
      .flat()
      .filter(({ state }) => state === 'planned' || state === 'acting' || state === 'done')
      .filter(({ state }) => state !== this.finalState);
  }

  /** The operation of the same group that brings a file to `path`. */
  moveTo(item: Item): Item | undefined {
    const group = this.groups.find((items) => items.includes(item)) ?? [];
    return group.find(
      ({ operation }) => operation.kind === 'move' && operation.target.equals(item.operation.source),
    );
  }

  /** Does a phase's work on one item; a refusal ends it and the rest of its group. False when refused. */
  attempt(item: Item, work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      const { reason, state } = refusalOf(error);
      // What could not be taken back is still in place, and a later undo may try again.
      item.state = this.finalState === 'undone' ? 'done' : state;
      item.reason = reason;
      this.skipAfter(item);
      return false;
    }
  }

  results(): OperationResult[] {
    return this.groups
      .flat()
      .map(({ operation, state, reason, identity }) => ({ operation, state, reason, identity }));
  }

  /** An undo goes through a group backwards, so what it must not begin lies before the refused item. */
  private skipAfter(refused: Item): void {
    const group = this.groups.find((items) => items.includes(refused)) ?? [];
    const undoing = this.finalState === 'undone';
    const at = group.indexOf(refused);
    for (const item of undoing ? group.slice(0, at) : group.slice(at + 1)) {
      if (item.state !== 'planned' && item.state !== 'acting' && !(undoing && item.state === 'done'))
        continue;
      item.state = undoing ? 'done' : 'skipped';
      item.reason = 'an earlier operation of the same video could not be done';
    }
  }
}
