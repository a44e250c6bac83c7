import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** A folder as a tree of lines; links show where they lead. */
export function treeLines(folder: string, indent = ''): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry, at) => {
    const last = at === entries.length - 1;
    const path = join(folder, entry.name);
    const target = entry.isSymbolicLink() ? ` -> ${readlinkSync(path)}` : '';
    const line = `${indent}${last ? '└── ' : '├── '}${entry.name}${target}`;
    const below = entry.isDirectory() ? treeLines(path, `${indent}${last ? '    ' : '│   '}`) : [];
    return [line, ...below];
  });
}
