const SERVICES = '<rootDir>/libs/testing/src/services';

/** What the projects share. Specs are ES modules: run jest with --experimental-vm-modules. */
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
  moduleNameMapper: {
    '^#domain$': '<rootDir>/libs/domain/src/index.ts',
    '^#domain/release$': '<rootDir>/libs/domain/src/release/index.ts',
    '^#(contracts|infrastructure)/(.*)$': '<rootDir>/libs/$1/src/$2/index.ts',
    '^#testing$': '<rootDir>/libs/testing/src/index.ts',
    // Sources name the files that they become; packages really have them.
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'],
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        module: { type: 'es6' },
        sourceMaps: 'inline',
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
};

/** One PostgreSQL and one Redis for the whole run, however many projects ask for them. */
const services = {
  globalSetup: `${SERVICES}/global-setup.mjs`,
  globalTeardown: `${SERVICES}/global-teardown.mjs`,
  setupFilesAfterEnv: [`${SERVICES}/patience.mjs`],
};

const folders = (...names) => names.map((name) => `<rootDir>/${name}`);

export default {
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      roots: folders('apps', 'libs', 'scripts', 'test/laws'),
      testMatch: ['**/*.spec.{ts,mjs}'],
    },
    {
      ...shared,
      displayName: 'crash',
      roots: folders('test/crash'),
      testMatch: ['**/*.spec.ts'],
    },
    {
      ...shared,
      ...services,
      displayName: 'medium',
      roots: folders('apps', 'libs'),
      testMatch: ['**/*.medium-spec.ts'],
    },
    {
      ...shared,
      ...services,
      displayName: 'e2e',
      roots: folders('test'),
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'],
    },
  ],
};
