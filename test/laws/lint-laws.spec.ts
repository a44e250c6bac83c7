import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlantedTree, PROJECT, runTool } from './planted-tree.js';

const lines = (count: number, line: string): string => `${line}\n`.repeat(count);

/** What each file breaks; null: nothing. */
const PLANTED: readonly { rule: string | null; file: string; text: string }[] = [
  {
    rule: 'import(no-cycle)',
    file: 'libs/one.ts',
    text: "import { two } from './two.js';\nexport const one = (): string => two();\n",
  },
  {
    rule: 'import(no-cycle)',
    file: 'libs/two.ts',
    text: "import type { one } from './one.js';\nexport const two = (): ReturnType<typeof one> => '';\n",
  },
  {
    rule: 'typescript(no-floating-promises)',
    file: 'libs/floating.ts',
    text: 'export function start(work: () => Promise<void>): void {\n  work();\n}\n',
  },
  {
    rule: 'typescript(no-misused-promises)',
    file: 'libs/misused.ts',
    text: 'export function start(work: () => Promise<void>): void {\n  [1].forEach(async () => work());\n}\n',
  },
  {
    rule: 'typescript(switch-exhaustiveness-check)',
    file: 'libs/switch.ts',
    text:
      "export function name(kind: 'film' | 'series'): string {\n  switch (kind) {\n    case 'film':\n" +
      "      return 'Film';\n  }\n  return '';\n}\n",
  },
  { rule: 'typescript(no-explicit-any)', file: 'libs/any.ts', text: 'export const one: any = 1;\n' },
  { rule: 'eslint(no-unused-vars)', file: 'libs/unused.ts', text: 'const one = 1;\nexport {};\n' },
  { rule: 'eslint(max-lines)', file: 'libs/long.ts', text: lines(301, 'export {};') },
  {
    rule: 'eslint(max-lines-per-function)',
    file: 'libs/long-function.ts',
    text: `export function long(say: (word: string) => void): void {\n${lines(49, "  say('');")}}\n`,
  },
  {
    rule: 'eslint(complexity)',
    file: 'libs/complex.ts',
    text: `export function pick(n: number): number {\n${lines(10, '  if (n > Math.random()) return 1;')}  return 2;\n}\n`,
  },
  {
    rule: 'eslint(max-params)',
    file: 'libs/parameters.ts',
    text: 'export const sum = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e;\n',
  },
  {
    rule: 'node(no-process-env)',
    file: 'libs/infrastructure/src/files/env.ts',
    text: "export const home = process.env['HOME'];\n",
  },
  { rule: 'eslint(no-console)', file: 'apps/gateway/src/print.ts', text: "console.log('');\n" },
  { rule: 'eslint(no-warning-comments)', file: 'libs/later.ts', text: '// TODO: later\nexport {};\n' },
  { rule: 'typescript(ban-ts-comment)', file: 'libs/ignore.ts', text: '// @ts-ignore\nexport {};\n' },
  {
    rule: null,
    file: 'libs/infrastructure/src/config/env.ts',
    text: "export const home = process.env['HOME'];\n",
  },
  { rule: null, file: 'apps/gateway/src/main.ts', text: "export const home = process.env['HOME'];\n" },
  {
    rule: null,
    file: 'libs/fine.spec.ts',
    text: `export function describeAll(say: (word: string) => void): void {\n${lines(370, "  say('');")}}\n`,
  },
];

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

describe('the lint laws', () => {
  const tree = new PlantedTree();
  let diagnostics: readonly Diagnostic[] = [];

  beforeAll(async () => {
    tree.copy('.oxlintrc.json');
    tree.copy('tsconfig.base.json');
    tree.copy('tsconfig.json');
    tree.link('node_modules');
    for (const { file, text } of PLANTED) tree.write(file, text);
    const answer = await runTool('oxlint/bin/oxlint', ['--format', 'json'], tree.root);
    diagnostics = (JSON.parse(answer) as { diagnostics: Diagnostic[] }).diagnostics;
  }, 120_000);

  afterAll(() => tree.remove());

  it.each(PLANTED)('$file: $rule', ({ file, rule }) => {
    const codes = diagnostics.filter(({ filename }) => filename === file).map(({ code }) => code);
    expect([...new Set(codes)]).toEqual(rule === null ? [] : [rule]);
  });

  it('are switched off nowhere in the sources', () => {
    const exceptions = ['apps', 'libs', 'scripts', 'test']
      .flatMap((place) =>
        readdirSync(join(PROJECT, place), { recursive: true, encoding: 'utf8' }).map((file) =>
          join(place, file),
        ),
      )
      .filter((file) => /\.(ts|mjs)$/.test(file) && !file.startsWith(join('test', 'laws')))
      .filter((file) =>
        /(ox|es)lint-(dis|en)able|@ts-(ignore|nocheck)/.test(readFileSync(join(PROJECT, file), 'utf8')),
      );
    expect(exceptions).toEqual([]);
  });
});
