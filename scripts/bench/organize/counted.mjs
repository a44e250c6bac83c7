/** Counts how often this process makes something durable: fsync, syncfs, and commits of plans. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { NodeFileSystem } from '#infrastructure/files';
import { PostgresPlanStore } from '#infrastructure/database';

/** Begins to count; the figures grow as the process works. `chunks`: how often intents were made durable. */
export function countDurability() {
  const counted = { points: 0, chunks: 0 };
  const count = (object, name, also = () => undefined) => {
    const own = object[name];
    object[name] = function counting(...args) {
      counted.points += 1;
      also();
      return own.apply(this, args);
    };
  };
  count(fs, 'fsyncSync');
  syncBuiltinESMExports();
  for (const name of ['syncDisk', 'syncFolder']) count(NodeFileSystem.prototype, name);
  count(PostgresPlanStore.prototype, 'begin', () => (counted.chunks += 1));
  count(PostgresPlanStore.prototype, 'finish');
  return counted;
}
