/*
 * Who may import whom (docs/adr/0001-laws.md). test/laws/dependency-laws.spec.ts plants every forbidden import and
 * expects the rule named here to report it.
 */

const TESTS = String.raw`\.(spec|medium-spec|e2e-spec)\.ts$|^test/|^libs/testing/`;
const PUBLIC_ENTRIES =
  '^libs/(domain/src|domain/src/release|(contracts|infrastructure)/src/[^/]+|testing/src)/index[.]ts$';

/** Only these files know the base parser and the distance functions. */
const NAME_PARSER_FILE = '^libs/domain/src/release/base-parser[.]ts$';
const DISTANCE_FILE = '^libs/domain/src/identify/edit-distance[.]ts$';
const NAME_PARSER = 'node_modules/@viren070/parse-torrent-title/';
const DISTANCE = 'node_modules/natural/lib/natural/distance/';

/** What each folder of the domain may know besides itself. */
const DOMAIN_KNOWS = {
  shared: [],
  library: ['shared'],
  release: ['library', 'shared'],
  identify: ['release', 'library', 'shared'],
  enrich: ['release', 'library', 'shared'],
  organize: ['identify', 'probe', 'release', 'library', 'shared'],
  scan: ['identify', 'release', 'library', 'shared'],
  probe: ['identify', 'release', 'library', 'shared'],
};

/**
 * What each folder of the infrastructure may know besides itself, config and observability. `plans` carries plans out
 * (rows and files), `runtime` is what every process starts with; nothing knows these two.
 */
const INFRASTRUCTURE_KNOWS = {
  config: [],
  observability: [],
  database: [],
  postgres: ['database'],
  queue: ['database'],
  metadata: ['database'],
  files: ['database'],
  processes: [],
  probe: ['database'],
  plans: ['database', 'files'],
  watch: ['database', 'files', 'queue'],
  runtime: ['database', 'files', 'queue', 'metadata', 'postgres', 'plans', 'watch'],
};
const EVERY_ADAPTER_KNOWS = ['config', 'observability'];

const domainOrder = Object.entries(DOMAIN_KNOWS).map(([folder, known]) => ({
  name: `domain-order-${folder}`,
  comment: `Inside the domain, ${folder} knows ${known.join(', ') || 'nothing'} besides itself.`,
  severity: 'error',
  from: { path: `^libs/domain/src/${folder}/`, pathNot: TESTS },
  to: { path: '^libs/domain/src/', pathNot: `^libs/domain/src/(${[folder, ...known].join('|')})/` },
}));

const adapters = Object.entries(INFRASTRUCTURE_KNOWS).map(([folder, known]) => ({
  name: `adapter-apart-${folder}`,
  comment: `${folder} knows other adapters by their public entries only: ${known.join(', ') || 'none'}.`,
  severity: 'error',
  from: { path: `^libs/infrastructure/src/${folder}/`, pathNot: TESTS },
  to: {
    path: '^libs/infrastructure/src/',
    pathNot: `^libs/infrastructure/src/(${folder}/|(${[...EVERY_ADAPTER_KNOWS, ...known].join('|')})/index[.]ts$)`,
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'No module needs itself, by types either.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-pure',
      comment: 'The domain imports nothing but itself (and two packages, below): no framework, no Node.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: TESTS },
      to: { pathNot: ['^libs/domain/', NAME_PARSER, 'node_modules/natural/'] },
    },
    {
      name: 'name-parser-in-one-file',
      comment: 'One file of release/ wraps the base parser.',
      severity: 'error',
      from: { pathNot: NAME_PARSER_FILE },
      to: { path: NAME_PARSER },
    },
    {
      name: 'distance-in-one-file',
      comment: 'One file of identify/ wraps the distance functions.',
      severity: 'error',
      from: { pathNot: DISTANCE_FILE },
      to: { path: 'node_modules/natural/' },
    },
    {
      name: 'natural-by-distance-only',
      comment: "natural's main module loads .env files and 93 MB.",
      severity: 'error',
      from: {},
      to: { path: 'node_modules/natural/', pathNot: DISTANCE },
    },
    ...domainOrder,
    {
      name: 'contracts-light',
      comment: 'Contracts are loaded by every process: validation decorators, and the HTTP ones in http/.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: TESTS },
      to: {
        pathNot: ['^libs/contracts/', 'node_modules/(class-validator|class-transformer|@nestjs/swagger)/'],
      },
    },
    {
      name: 'contracts-two-entries',
      comment: 'Workers load job contracts without any HTTP code, and the other way round.',
      severity: 'error',
      from: { path: '^libs/contracts/src/([^/]+)/' },
      to: { path: '^libs/contracts/src/', pathNot: '^libs/contracts/src/($1|shared)/' },
    },
    {
      name: 'swagger-at-the-edge',
      comment: 'Only HTTP contracts and the gateway describe an HTTP interface.',
      severity: 'error',
      from: { pathNot: '^(libs/contracts/src/http|apps/gateway)/' },
      to: { path: 'node_modules/@nestjs/swagger/' },
    },
    {
      name: 'libs-below-apps',
      comment: 'Libraries know no app; production code knows no test.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test|scripts)/' },
    },
    {
      name: 'infrastructure-layer',
      comment: 'Adapters know the domain, the job contracts and third parties.',
      severity: 'error',
      from: { path: '^libs/infrastructure/', pathNot: TESTS },
      to: { path: '^libs/contracts/src/http/' },
    },
    ...adapters,
    {
      name: 'libs-public-entries',
      comment: 'Libraries know each other by their public entries only.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: ['^libs/$1/', PUBLIC_ENTRIES] },
    },
    {
      name: 'apps-public-entries',
      comment: 'Apps know libraries by their public entries only.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/', pathNot: PUBLIC_ENTRIES },
    },
    {
      name: 'apps-apart',
      comment: 'An app knows no other app.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'apps-without-storage',
      comment: 'Apps bootstrap, wire and transport: rows and tickets are the business of the infrastructure.',
      severity: 'error',
      from: { path: '^apps/', pathNot: TESTS },
      to: { path: 'node_modules/(typeorm|bullmq|pg|ioredis)/' },
    },
    {
      name: 'apps-without-files',
      comment: "Files are the business of the infrastructure; the command line runs on the user's machine.",
      severity: 'error',
      from: { path: '^apps/', pathNot: `^apps/cli/|${TESTS}` },
      to: { path: '^(node:)?fs(/promises)?$', dependencyTypes: ['core'] },
    },
    {
      name: 'rows-inside-database',
      comment: 'Rows are how the database folder maps its tables; others see records and views.',
      severity: 'error',
      from: { pathNot: '^libs/infrastructure/src/database/' },
      to: { path: '[.]row[.]ts$' },
    },
    {
      name: 'testing-in-tests-only',
      comment: 'Test support stays out of what ships. Programs in it are started, not imported.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: '^libs/testing/|[.](spec|medium-spec|e2e-spec)[.]ts$' },
    },
    {
      name: 'runtime-dependencies',
      comment: 'What ships needs no development package and no undeclared one.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    // '#…' aliases lead to the sources, as they do for the compiler.
    enhancedResolveOptions: {
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
