import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OperationKind } from '#domain';
import { MemoryPlan } from '#testing';
import { FileJournal } from './file-journal.js';
import { NodeFileSystem } from './file-system.js';
import { identityOf } from './identity.js';
import type { JournalOperation } from './journal-types.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cineorg-links-'));
});

afterEach(() => rmSync(root, { recursive: true }));

const at = (name: string): string => join(root, name);

function write(name: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), `content of ${name}`);
}

/** A link of the view to a file in storage. */
function link(name: string, file: string): void {
  mkdirSync(at('view'), { recursive: true });
  symlinkSync(`../${file}`, at(`view/${name}`));
}

/** An operation that takes a name of a video away; `number` is its id. */
function operation(
  number: number,
  kind: OperationKind,
  [source, target = source]: readonly string[],
): JournalOperation {
  const paths = { source: Buffer.from(at(source ?? '')), target: Buffer.from(at(target ?? '')) };
  const identity = identityOf(statSync(paths.source, { bigint: true }));
  return { id: String(number), kind, fileId: '1', ...paths, state: 'planned', identity };
}

/** Applies a plan of one group on a disk that lets no name of a file go. */
async function applyWhereKept(operations: readonly JournalOperation[], kept: string): Promise<MemoryPlan> {
  const plan = new MemoryPlan([operations]);
  const disk = new NodeFileSystem();
  const rename = disk.rename.bind(disk);
  disk.rename = (source, target) => {
    if (source.equals(Buffer.from(at(kept)))) throw Object.assign(new Error('refused'), { code: 'EACCES' });
    rename(source, target);
  };
  const trash = Buffer.from(at('.cineorg-trash'));
  await new FileJournal(
    disk,
    plan.watched(() => undefined),
    { trashFor: () => trash },
  ).apply(plan.groups());
  return plan;
}

describe('a link of the view whose file is put away with others, one of which stays', () => {
  it('comes back when it leads to the name that stays, though the other name of the file is gone', async () => {
    write('in/heat.mkv');
    mkdirSync(at('store'));
    linkSync(at('in/heat.mkv'), at('store/Heat.mkv'));
    link('Heat.mkv', 'store/Heat.mkv');
    const plan = await applyWhereKept(
      [
        operation(1, 'unlink', ['view/Heat.mkv']),
        operation(2, 'trash', ['in/heat.mkv', '.cineorg-trash/1-1/heat.mkv']),
        operation(3, 'trash', ['store/Heat.mkv', '.cineorg-trash/1-2/Heat.mkv']),
      ],
      'store/Heat.mkv',
    );
    expect(plan.states()).toEqual(['skipped', 'done', 'needs-attention']);
    expect(readlinkSync(at('view/Heat.mkv'))).toBe('../store/Heat.mkv');
    expect(existsSync(at('view/Heat.mkv'))).toBe(true);
  });

  it('comes back for each file of a disc that stays, and for none that is gone', async () => {
    const names = ['1.m2ts', '2.m2ts', '3.m2ts'];
    for (const name of names) {
      write(`store/BDMV/${name}`);
      link(name, `store/BDMV/${name}`);
    }
    const plan = await applyWhereKept(
      [
        ...names.map((name, no) => operation(no + 1, 'unlink', [`view/${name}`])),
        ...names.map((name, no) =>
          operation(no + 4, 'trash', [`store/BDMV/${name}`, `.cineorg-trash/1-1/${name}`]),
        ),
      ],
      'store/BDMV/2.m2ts',
    );
    expect(plan.states()).toEqual(['done', 'skipped', 'skipped', 'done', 'needs-attention', 'skipped']);
    expect(names.map((name) => existsSync(at(`view/${name}`)))).toEqual([false, true, true]);
  });
});
