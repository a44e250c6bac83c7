import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import type { PlanLab } from './plan-lab.js';

/** Everything in a lab's trees, its trashes included: files and links with what they hold or lead to. */
export const contentsOf = (lab: PlanLab): Record<string, string> =>
  Object.fromEntries(
    readdirSync(lab.home, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
      const stat = lstatSync(lab.at(name));
      if (stat.isDirectory() || name.startsWith('data/')) return [];
      return [[name, `${stat.isSymbolicLink() ? '-> ' : ''}${readFileSync(lab.at(name), 'utf8')}`]];
    }),
  );

/** Everything below a lab's `in`, `store` and `view`: folders, files with contents and times, links with what they lead to. */
export const treesOf = (lab: PlanLab): string[] =>
  ['in', 'store', 'view'].flatMap((top) =>
    readdirSync(lab.at(top), { recursive: true, encoding: 'utf8' }).map((name) => {
      const path = lab.at(`${top}/${name}`);
      const stat = lstatSync(path);
      if (stat.isDirectory()) return `${top}/${name}/`;
      return `${top}/${name} ${stat.isSymbolicLink() ? '->' : stat.mtimeMs} ${readFileSync(path, 'utf8')}`;
    }),
  );

/** The states of a lab's files, by their names in `in/`. */
export async function statesOf(lab: PlanLab): Promise<Record<string, string>> {
  const rows = await lab.database.query<{ name: Buffer; state: string }>(
    'SELECT name, state FROM file ORDER BY id',
  );
  return Object.fromEntries(rows.map(({ name, state }) => [name.toString(), state]));
}
