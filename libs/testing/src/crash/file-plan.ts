import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import type { OperationState } from '#domain';
import type {
  FileIdentity,
  JournalGroup,
  JournalOperation,
  JournalStore,
  OperationResult,
} from '#infrastructure/files';
import { MemoryPlan } from '../journal/memory-plan.js';

/** One line of the file: what the store was told. */
type Line =
  | {
      readonly call: 'begin';
      readonly operations: readonly { readonly id: string; readonly identity: FileIdentity | null }[];
      readonly folders: readonly string[];
    }
  | { readonly call: 'finish'; readonly results: readonly StoredResult[] };

interface StoredResult {
  readonly id: string;
  readonly state: OperationState;
  readonly reason: string | null;
  readonly identity: FileIdentity | null;
}

/** A plan in a file to which every call of the store is added, durably; a line that a kill has cut short does not count. */
export class FilePlan {
  private constructor(
    private readonly file: string,
    private readonly plan: MemoryPlan,
  ) {}

  static create(file: string, groups: readonly (readonly JournalOperation[])[]): void {
    writeFileSync(file, `${JSON.stringify(groups)}\n`);
  }

  static async open(file: string): Promise<FilePlan> {
    const text = readFileSync(file, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
    const [first = '[]', ...lines] = whole.split('\n');
    const groups = (JSON.parse(first) as JournalOperation[][]).map((group) => group.map(revived));
    const plan = new MemoryPlan(groups);
    const store = plan.watched(() => undefined);
    for (const line of lines.slice(0, -1)) await replay(plan, store, JSON.parse(line) as Line);
    return new FilePlan(file, plan);
  }

  groups(): JournalGroup[] {
    return this.plan.groups();
  }

  get folders(): readonly Buffer[] {
    return this.plan.folders;
  }

  /** The plan as it is now, in memory. */
  get memory(): MemoryPlan {
    return this.plan;
  }

  store(): JournalStore {
    const store = this.plan.watched(() => undefined);
    return {
      begin: (operations, folders) => {
        this.add({ call: 'begin', operations, folders: folders.map((folder) => folder.toString('latin1')) });
        return store.begin(operations, folders);
      },
      finish: (results) => {
        this.add({ call: 'finish', results: results.map(storedOf) });
        return store.finish(results);
      },
    };
  }

  private add(line: Line): void {
    const file = openSync(this.file, 'a');
    writeSync(file, `${JSON.stringify(line)}\n`);
    fsyncSync(file);
    closeSync(file);
  }
}

const storedOf = ({ operation, state, reason, identity }: OperationResult): StoredResult => ({
  ...{ id: operation.id, state, reason, identity },
});

/** Buffers went through JSON. */
const revived = (operation: JournalOperation): JournalOperation => ({
  ...operation,
  source: Buffer.from(operation.source),
  target: Buffer.from(operation.target),
});

async function replay(plan: MemoryPlan, store: JournalStore, line: Line): Promise<void> {
  if (line.call === 'begin') {
    return store.begin(
      line.operations,
      line.folders.map((folder) => Buffer.from(folder, 'latin1')),
    );
  }
  const all = new Map(plan.groups().flatMap(({ operations }) => operations.map((one) => [one.id, one])));
  const results = line.results.flatMap(({ id, state, reason, identity }) => {
    const operation = all.get(id);
    return operation === undefined ? [] : [{ operation, state, reason, identity }];
  });
  return store.finish(results);
}
