import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isUtf8 } from '#domain';
import type { OperationResult } from '../files/index.js';

/** Where the manifests lie in a data folder. */
export const manifestFolder = (dataDir: string): string => join(dataDir, 'manifests');

/**
 * Adds to a plan's manifest what was just moved: one JSON a line with the old path, the new path and the file's
 * identity. The manifest lies in the data folder beside the database, for the day on which that is lost. It is written
 * before the result is stored, so a line may come twice after a crash, and none is ever missing.
 */
export function appendManifest(folder: string, planId: string, results: readonly OperationResult[]): void {
  const moved = results.filter(({ operation, state }) => operation.kind === 'move' && state === 'done');
  if (moved.length === 0) return;
  mkdirSync(folder, { recursive: true });
  const file = openSync(join(folder, `plan-${planId}.jsonl`), 'a', 0o600);
  try {
    writeSync(file, moved.map(lineOf).join(''));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function lineOf({ operation, identity }: OperationResult): string {
  const { id, source, target } = operation;
  return `${JSON.stringify({ operation: id, ...shown('from', source), ...shown('to', target), identity })}\n`;
}

/** A path as text, and in base64 beside it when text would lose something. */
function shown(name: string, path: Buffer): Record<string, string> {
  const text = { [name]: path.toString() };
  return isUtf8(path) ? text : { ...text, [`${name}Bytes`]: path.toString('base64') };
}
