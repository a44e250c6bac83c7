import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { DomainError } from '#domain';
import type { ClaimedPlan, PostgresPlanStore } from '../database/index.js';
import { ManifestWriter } from './manifest/manifest-writer.js';
import { PlanJournal } from './plan-journal.js';

it('tells the manifest nothing of what a process has done that lost its claim', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cineorg-journal-'));
  try {
    const taken = new DomainError('plan.taken', 'another process works on this plan', true);
    const store = { finish: () => Promise.reject(taken) } as unknown as PostgresPlanStore;
    const manifest = new ManifestWriter(folder, '1', (source) => source);
    const journal = new PlanJournal(store, { id: '1' } as ClaimedPlan, { direction: 'apply', manifest });
    const [source, target] = [Buffer.from('/in/heat.mkv'), Buffer.from('/store/heat.mkv')];
    const kinds = { kind: 'move', state: 'acting' } as const;
    const operation = { ...kinds, id: '1', groupNo: 0, fileId: '1', source, target, identity: null };
    await journal.finish([{ operation, state: 'conflict', reason: 'vanished', identity: null }]);
    await expect(journal.settled()).rejects.toBe(taken);
    expect(existsSync(join(folder, 'plan-1.jsonl'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
