import { appendFileSync, existsSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Crash, crashAt, Lab, type LabFile, type LabMode, type Onlooker } from '#testing';
import type { JournalStore } from '../../files/index.js';
import { ManifestWriter } from './manifest-writer.js';
import { undoManifest } from './undo-manifest.js';

// Every moment of a plan is tried, and each undo makes its notes durable.
jest.setTimeout(240_000);

const GROUPS: readonly (readonly LabFile[])[] = [
  [
    { from: 'in/heat/heat.avi', to: 'Heat (1995)/Heat.avi' },
    { from: 'in/heat/heat.srt', to: 'Heat (1995)/Heat.srt' },
  ],
  [{ from: 'in/du\u2028ne\xE9.mkv', to: 'Dune/Dune.mkv' }],
];

let lab: Lab;

afterEach(() => lab.remove());

const manifestOf = ({ root }: Lab): string => join(root, 'data', 'manifests', 'plan-7.jsonl');

/** Applies the lab's plan with a manifest beside it, as a worker does; `look` may end it at any moment. */
async function apply(look: Onlooker = () => undefined): Promise<void> {
  const writer = new ManifestWriter(join(lab.root, 'data', 'manifests'), '7', () => lab.trash);
  const groups = lab.plan.groups();
  const operations = new Map(
    groups.flatMap(({ operations: of }, group) =>
      of.map((operation) => [operation.id, { ...operation, group }] as const),
    ),
  );
  await lab.apply(look, (store: JournalStore): JournalStore => ({
    ...store,
    begin: async (begun, folders) => {
      await store.begin(begun, folders);
      writer.intents(
        begun.map(({ id, identity }) => ({
          ...operations.get(id)!,
          identity: identity ?? operations.get(id)!.identity,
        })),
        folders,
      );
      look({ call: 'intents written', paths: [] });
    },
    finish: async (results) => {
      writer.results(results);
      await store.finish(results);
    },
  }));
}

/** The lab without CineOrg's own data and its trash folders. */
const tree = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(lab.tree()).filter(
      ([name]) => !name.startsWith('data/') && !name.includes('.cineorg-trash'),
    ),
  );

const MODES: readonly LabMode[] = ['move', 'elsewhere', 'link', 'copy'];

describe('undo by a manifest alone', () => {
  it.each(MODES)('%s: puts everything back as it was, once', async (mode) => {
    lab = new Lab(GROUPS, mode);
    const before = tree();
    await apply();
    expect(tree()).not.toEqual(before);
    expect(await undoManifest(manifestOf(lab))).toEqual({
      plan: '7',
      undone: 6,
      refused: [],
      unreadLines: 0,
    });
    expect(tree()).toEqual(before);
    expect(await undoManifest(manifestOf(lab))).toMatchObject({ undone: 0, refused: [] });
    expect(existsSync(join(lab.root, 'data', 'up.lock'))).toBe(false);
  });

  it.each(MODES)('%s: puts everything back wherever a crash ended the plan', async (mode) => {
    for (let moment = 0; ; moment += 1) {
      lab = new Lab(GROUPS.slice(0, 1), mode);
      const before = tree();
      let ended = false;
      try {
        await apply(crashAt(moment));
        ended = true;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
      if (existsSync(manifestOf(lab))) {
        // What a crash cut off while it was being written.
        appendFileSync(manifestOf(lab), '{"operation":"99","gro');
        expect(await undoManifest(manifestOf(lab), { disk: lab.disk() })).toMatchObject({
          ...{ refused: [], unreadLines: 1 },
        });
      }
      expect({ moment, tree: tree() }).toEqual({ moment, tree: before });
      if (ended) return;
      lab.remove();
    }
  });

  it.each(MODES)('%s: goes on wherever a crash ended an earlier undo', async (mode) => {
    for (let moment = 0; ; moment += 1) {
      lab = new Lab(GROUPS.slice(0, 1), mode);
      const before = tree();
      await apply();
      let ended = false;
      try {
        await undoManifest(manifestOf(lab), { disk: lab.disk(crashAt(moment)) });
        ended = true;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
      expect(await undoManifest(manifestOf(lab), { disk: lab.disk() })).toMatchObject({ refused: [] });
      expect({ moment, tree: tree() }).toEqual({ moment, tree: before });
      if (ended) return;
      lab.remove();
    }
  });

  it('keeps a video of which a file was changed since, with the reason, and takes the rest back', async () => {
    lab = new Lab(GROUPS);
    await apply();
    lab.write('store/Heat (1995)/Heat.avi', 'written to since');
    const rehearsed = await undoManifest(manifestOf(lab), { dryRun: true });
    expect(rehearsed).toMatchObject({ undone: 2 });
    expect(rehearsed.refused).toHaveLength(4);
    const after = await undoManifest(manifestOf(lab));
    expect(after).toMatchObject({ undone: 2 });
    expect(after.refused.map(({ reason }) => reason)).toContain('the file has changed since');
    expect(readFileSync(lab.path('store/Heat (1995)/Heat.avi'), 'utf8')).toBe('written to since');
    expect(existsSync(lab.path(GROUPS[1]?.[0]?.from ?? ''))).toBe(true);
  });

  it('overwrites nothing: not at the old place, and no link that leads elsewhere now', async () => {
    lab = new Lab(GROUPS);
    await apply();
    lab.write('in/heat/heat.avi', 'appeared since');
    unlinkSync(lab.path('view/Dune/Dune.mkv'));
    symlinkSync('/elsewhere', lab.path('view/Dune/Dune.mkv'));
    expect(await undoManifest(manifestOf(lab))).toMatchObject({ undone: 0 });
    expect(readFileSync(lab.path('in/heat/heat.avi'), 'utf8')).toBe('appeared since');
  });

  it('touches nothing in a rehearsal', async () => {
    lab = new Lab(GROUPS);
    await apply();
    const placed = lab.tree();
    expect(await undoManifest(manifestOf(lab), { dryRun: true })).toMatchObject({ undone: 6, refused: [] });
    expect(lab.tree()).toEqual(placed);
  });

  it('is refused while CineOrg runs on the data folder', async () => {
    lab = new Lab(GROUPS);
    await apply();
    const stat = readFileSync('/proc/1/stat', 'utf8');
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    writeFileSync(join(lab.root, 'data', 'up.lock'), JSON.stringify({ pid: 1, started }));
    await expect(undoManifest(manifestOf(lab))).rejects.toMatchObject({ code: 'up.already-running' });
  });
});
