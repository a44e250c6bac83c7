import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlantedTree, PROJECT, runTool } from './planted-tree.js';

/** An import in a file: must be reported by `rule`, or by none when that is null. */
interface Case {
  readonly rule: string | null;
  readonly from: string;
  readonly imports: string;
}

const PACKAGES = [
  '@jest/globals',
  '@nestjs/bullmq',
  '@nestjs/common',
  '@nestjs/swagger',
  '@viren070/parse-torrent-title',
  'bullmq',
  'class-validator',
  'got',
  'ioredis',
  'left-pad',
  'natural',
  'pg',
  'typeorm',
];

/** Modules that planted files import. */
const HOUSE = [
  'apps/scanner-worker/src/wiring.ts',
  'libs/contracts/src/http/index.ts',
  'libs/contracts/src/jobs/index.ts',
  'libs/domain/src/identify/decide.ts',
  'libs/domain/src/index.ts',
  'libs/domain/src/library/classify.ts',
  'libs/domain/src/organize/plan.ts',
  'libs/domain/src/release/index.ts',
  'libs/domain/src/release/reading.ts',
  'libs/domain/src/scan/walk.ts',
  'libs/domain/src/shared/bytes.ts',
  'libs/testing/src/index.ts',
  'test/helper.ts',
  ...[
    'config',
    'database',
    'files',
    'metadata',
    'observability',
    'plans',
    'postgres',
    'queue',
    'runtime',
    'watch',
  ].flatMap((folder) => [
    `libs/infrastructure/src/${folder}/index.ts`,
    `libs/infrastructure/src/${folder}/inner.ts`,
  ]),
  'libs/infrastructure/src/database/rows/file.row.ts',
  'libs/infrastructure/src/files/move.spec.ts',
];

const domain = (folder: string): string => `libs/domain/src/${folder}/planted`;
const adapter = (folder: string): string => `libs/infrastructure/src/${folder}/planted`;

const FORBIDDEN: readonly Case[] = [
  ...['node:fs', 'node:path', '@nestjs/common', 'got', '#contracts/jobs', '#infrastructure/files'].map(
    (imports) => ({
      rule: 'domain-pure',
      from: domain('identify'),
      imports,
    }),
  ),
  { rule: 'name-parser-in-one-file', from: domain('release'), imports: '@viren070/parse-torrent-title' },
  { rule: 'name-parser-in-one-file', from: adapter('files'), imports: '@viren070/parse-torrent-title' },
  {
    rule: 'distance-in-one-file',
    from: domain('identify'),
    imports: 'natural/lib/natural/distance/index.js',
  },
  { rule: 'natural-by-distance-only', from: domain('identify'), imports: 'natural' },
  { rule: 'natural-by-distance-only', from: 'libs/domain/src/identify/edit-distance', imports: 'natural' },
  { rule: 'domain-order-release', from: domain('release'), imports: '../identify/decide.js' },
  { rule: 'domain-order-release', from: domain('release'), imports: '../organize/plan.js' },
  { rule: 'domain-order-release', from: domain('release'), imports: '../scan/walk.js' },
  { rule: 'domain-order-identify', from: domain('identify'), imports: '../organize/plan.js' },
  { rule: 'domain-order-identify', from: domain('identify'), imports: '../index.js' },
  { rule: 'domain-order-scan', from: domain('scan'), imports: '../organize/plan.js' },
  { rule: 'domain-order-probe', from: domain('probe'), imports: '../scan/walk.js' },
  { rule: 'domain-order-organize', from: domain('organize'), imports: '../scan/walk.js' },
  { rule: 'domain-order-enrich', from: domain('enrich'), imports: '../identify/decide.js' },
  { rule: 'domain-order-library', from: domain('library'), imports: '../release/reading.js' },
  { rule: 'domain-order-shared', from: domain('shared'), imports: '../library/classify.js' },
  ...['@nestjs/common', 'node:fs', '#domain'].map((imports) => ({
    rule: 'contracts-light',
    from: 'libs/contracts/src/jobs/planted',
    imports,
  })),
  { rule: 'contracts-two-entries', from: 'libs/contracts/src/jobs/planted', imports: '../http/index.js' },
  { rule: 'contracts-two-entries', from: 'libs/contracts/src/http/planted', imports: '../jobs/index.js' },
  { rule: 'swagger-at-the-edge', from: 'libs/contracts/src/jobs/planted', imports: '@nestjs/swagger' },
  { rule: 'swagger-at-the-edge', from: 'apps/scanner-worker/src/planted', imports: '@nestjs/swagger' },
  {
    rule: 'libs-below-apps',
    from: adapter('queue'),
    imports: '../../../../apps/scanner-worker/src/wiring.js',
  },
  { rule: 'libs-below-apps', from: adapter('queue'), imports: '../../../../test/helper.js' },
  { rule: 'infrastructure-layer', from: adapter('queue'), imports: '#contracts/http' },
  { rule: 'adapter-apart-files', from: adapter('files'), imports: '../metadata/index.js' },
  { rule: 'adapter-apart-files', from: adapter('files'), imports: '../config/inner.js' },
  { rule: 'adapter-apart-database', from: adapter('database'), imports: '../queue/index.js' },
  { rule: 'adapter-apart-metadata', from: adapter('metadata'), imports: '../queue/index.js' },
  { rule: 'adapter-apart-metadata', from: adapter('metadata'), imports: '#infrastructure/files' },
  { rule: 'adapter-apart-queue', from: adapter('queue'), imports: '../database/inner.js' },
  { rule: 'adapter-apart-postgres', from: adapter('postgres'), imports: '../files/index.js' },
  { rule: 'adapter-apart-observability', from: adapter('observability'), imports: '../database/index.js' },
  { rule: 'adapter-apart-config', from: adapter('config'), imports: '../runtime/index.js' },
  { rule: 'adapter-apart-plans', from: adapter('plans'), imports: '../queue/index.js' },
  { rule: 'adapter-apart-plans', from: adapter('plans'), imports: '../runtime/index.js' },
  { rule: 'adapter-apart-processes', from: adapter('processes'), imports: '../postgres/index.js' },
  { rule: 'adapter-apart-probe', from: adapter('probe'), imports: '../files/index.js' },
  { rule: 'adapter-apart-watch', from: adapter('watch'), imports: '../runtime/index.js' },
  { rule: 'adapter-apart-runtime', from: adapter('runtime'), imports: '../database/inner.js' },
  { rule: 'libs-public-entries', from: adapter('files'), imports: '../../../domain/src/scan/walk.js' },
  {
    rule: 'apps-public-entries',
    from: 'apps/gateway/src/planted',
    imports: '../../../libs/domain/src/scan/walk.js',
  },
  {
    rule: 'apps-public-entries',
    from: 'apps/gateway/src/planted',
    imports: '../../../libs/infrastructure/src/files/inner.js',
  },
  { rule: 'apps-apart', from: 'apps/gateway/src/planted', imports: '../../scanner-worker/src/wiring.js' },
  ...['typeorm', 'bullmq', 'pg', 'ioredis'].map((imports) => ({
    rule: 'apps-without-storage',
    from: 'apps/cli/src/planted',
    imports,
  })),
  ...['node:fs', 'node:fs/promises', 'fs'].map((imports) => ({
    rule: 'apps-without-files',
    from: 'apps/gateway/src/planted',
    imports,
  })),
  { rule: 'rows-inside-database', from: adapter('runtime'), imports: '../database/rows/file.row.js' },
  { rule: 'testing-in-tests-only', from: adapter('runtime'), imports: '#testing' },
  { rule: 'testing-in-tests-only', from: 'apps/cli/src/planted', imports: '#testing' },
  { rule: 'testing-in-tests-only', from: adapter('runtime'), imports: '../files/move.spec.js' },
  { rule: 'runtime-dependencies', from: adapter('queue'), imports: '@jest/globals' },
  { rule: 'runtime-dependencies', from: 'apps/gateway/src/planted', imports: 'left-pad' },
  { rule: 'resolvable', from: adapter('queue'), imports: './nowhere.js' },
];

const ALLOWED: readonly Case[] = [
  { from: 'libs/domain/src/release/base-parser', imports: '@viren070/parse-torrent-title' },
  { from: 'libs/domain/src/identify/edit-distance', imports: 'natural/lib/natural/distance/index.js' },
  { from: domain('identify'), imports: '../release/reading.js' },
  { from: domain('organize'), imports: '../identify/decide.js' },
  { from: 'libs/domain/src/release/planted.spec', imports: '#testing' },
  { from: 'libs/domain/src/release/planted.spec', imports: '@jest/globals' },
  { from: 'libs/contracts/src/http/planted', imports: '@nestjs/swagger' },
  { from: 'libs/contracts/src/jobs/planted', imports: 'class-validator' },
  { from: adapter('metadata'), imports: '../database/index.js' },
  { from: adapter('metadata'), imports: '../config/index.js' },
  { from: adapter('metadata'), imports: 'got' },
  { from: adapter('files'), imports: 'node:fs' },
  { from: adapter('files'), imports: '#domain/release' },
  { from: adapter('queue'), imports: '#contracts/jobs' },
  { from: adapter('runtime'), imports: '../plans/index.js' },
  { from: 'apps/gateway/src/planted', imports: '#infrastructure/runtime' },
  { from: 'apps/gateway/src/planted', imports: '@nestjs/swagger' },
  { from: 'apps/gateway/src/planted', imports: '@nestjs/bullmq' },
  { from: 'apps/cli/src/planted', imports: 'node:fs' },
  { from: 'test/e2e/planted.e2e-spec', imports: '#testing' },
].map((one) => ({ rule: null, ...one }));

/** Each case in a file of its own, beside the file it stands for unless the rule is about that very file. */
const isFixed = ({ from }: Case): boolean => !from.includes('planted');
const CASES = [...FORBIDDEN, ...ALLOWED].map((one, index) => ({
  ...one,
  file: `${isFixed(one) ? one.from : one.from.replace('planted', `planted-${index}`)}.ts`,
}));

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

async function violations(cwd: string): Promise<readonly Violation[]> {
  const args = [
    '--config',
    `${cwd}/.dependency-cruiser.cjs`,
    '--output-type',
    'json',
    'apps',
    'libs',
    'test',
  ];
  const answer = await runTool('dependency-cruiser/bin/dependency-cruiser.mjs', args, cwd);
  return (JSON.parse(answer) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the import laws', () => {
  const tree = new PlantedTree();
  let reported: readonly Violation[] = [];

  beforeAll(async () => {
    layHouse(tree);
    const texts = new Map<string, string>();
    for (const { file, imports } of CASES) texts.set(file, `${texts.get(file) ?? ''}import '${imports}';\n`);
    for (const [file, text] of texts) tree.write(file, text);
    tree.write(`${adapter('probe')}-a.ts`, "import './planted-b.js';\n");
    tree.write(`${adapter('probe')}-b.ts`, "import type {} from './planted-a.js';\n");
    reported = await violations(tree.root);
  }, 120_000);

  afterAll(() => tree.remove());

  it.each(CASES.filter(({ rule }) => rule !== null))(
    '$rule: $from must not import $imports',
    ({ file, rule }) => {
      expect(rulesFor(file)).toContain(rule);
    },
  );

  it.each(CASES.filter((one) => one.rule === null && !isFixed(one)))(
    '$from may import $imports',
    ({ file }) => {
      expect(rulesFor(file)).toEqual([]);
    },
  );

  it('let the two wrapping files import what they wrap', () => {
    expect(rulesFor('libs/domain/src/release/base-parser.ts')).toEqual([]);
    expect(rulesFor('libs/domain/src/identify/edit-distance.ts')).toEqual(['natural-by-distance-only']);
  });

  it('report cycles, by types too', () => {
    expect(rulesFor(`${adapter('probe')}-a.ts`)).toContain('no-cycles');
  });

  it('have a planted case for every rule', () => {
    const tested = new Set([...FORBIDDEN.map(({ rule }) => rule), 'no-cycles']);
    expect(ruleNames().filter((name) => !tested.has(name))).toEqual([]);
  });

  it.each([
    ['libs/domain/src', 'domain-order-'],
    ['libs/infrastructure/src', 'adapter-apart-'],
  ])('say for every folder of %s what it may know', (place, prefix) => {
    const folders = readdirSync(join(PROJECT, place), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    const rules = ruleNames();
    expect(folders.map(({ name }) => name).filter((name) => !rules.includes(prefix + name))).toEqual([]);
  });

  it('find the project itself clean', async () => {
    const found = await violations(PROJECT);
    expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  }, 120_000);

  const rulesFor = (file: string): string[] =>
    reported.filter(({ from }) => from === file).map(({ rule }) => rule.name);
});

function ruleNames(): string[] {
  const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
    forbidden: { name: string }[];
  };
  return config.forbidden.map(({ name }) => name);
}

function layHouse(tree: PlantedTree): void {
  tree.copy('.dependency-cruiser.cjs');
  tree.copy('package.json');
  for (const file of HOUSE) tree.write(file, 'export {};\n');
  for (const name of PACKAGES) {
    tree.write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    );
    tree.write(`node_modules/${name}/index.js`, '');
  }
  tree.write('node_modules/natural/lib/natural/distance/index.js', '');
}
