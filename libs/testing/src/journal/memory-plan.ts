import type { OperationState } from '#domain';
import type { JournalGroup, JournalOperation, JournalStore, OperationResult } from '#infrastructure/files';

/** The moment before a call of the disk or the store; what comes after one is the moment before the next. */
export interface Moment {
  /** The method's name; `end` after the last call. */
  readonly call: string;
  readonly paths: readonly string[];
}

/** Looks on at every moment, and may throw or change the disk. */
export type Onlooker = (moment: Moment) => void;

interface Row {
  readonly operation: JournalOperation;
  readonly reason: string | null;
}

/** The store of one plan in memory: it outlives the processes of a test. */
export class MemoryPlan {
  readonly folders: Buffer[] = [];
  private rows: ReadonlyMap<string, Row>;

  constructor(private readonly groupsOfIds: readonly (readonly JournalOperation[])[]) {
    this.rows = new Map(groupsOfIds.flat().map((operation) => [operation.id, { operation, reason: null }]));
  }

  /** A plan of its own in the very state of this one. */
  snapshot(): MemoryPlan {
    const copy = new MemoryPlan(this.groupsOfIds);
    copy.rows = this.rows;
    copy.folders.push(...this.folders);
    return copy;
  }

  groups(): JournalGroup[] {
    return this.groupsOfIds.map((operations) => ({
      operations: operations.map(({ id }) => this.row(id).operation),
    }));
  }

  states(): OperationState[] {
    return [...this.rows.values()].map(({ operation }) => operation.state);
  }

  reasons(): (string | null)[] {
    return [...this.rows.values()].map(({ reason }) => reason);
  }

  watched(look: Onlooker): JournalStore {
    const during = async (call: string, work: () => void): Promise<void> => {
      look({ call, paths: [] });
      await Promise.resolve();
      work();
    };
    return {
      begin: (operations, folders) =>
        during('begin', () => {
          this.folders.push(...folders);
          for (const { id, identity } of operations) this.set(id, { state: 'acting', identity }, null);
        }),
      finish: (results: readonly OperationResult[]) =>
        during('finish', () => {
          for (const { operation, state, reason, identity } of results) {
            this.set(operation.id, { state, identity }, reason);
          }
          look({ call: 'end', paths: [] });
        }),
    };
  }

  private set(id: string, change: Pick<JournalOperation, 'state' | 'identity'>, reason: string | null): void {
    const { operation } = this.row(id);
    const identity = change.identity ?? operation.identity;
    const row = { operation: { ...operation, state: change.state, identity }, reason };
    this.rows = new Map(this.rows).set(id, row);
  }

  private row(id: string): Row {
    const row = this.rows.get(id);
    if (row === undefined) throw new Error(`no operation ${id}`);
    return row;
  }
}
