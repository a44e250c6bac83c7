import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig, unknownSettings } from './load-config.js';
import { ConfigError } from './settings.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'cineorg-config-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const write = (name: string, text: string): string => {
  writeFileSync(join(cwd, name), text);
  return join(cwd, name);
};

/** What is refused, for a bad environment. */
function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(env, cwd);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('have values without anything being set', () => {
    const config = loadConfig({}, cwd);
    expect(config).toMatchObject({ dataDir: join(cwd, 'data'), host: '127.0.0.1', port: 3000, mode: 'dual' });
    expect(config).toMatchObject({ databaseUrl: null, queueUrl: null, roots: [], storageDir: null });
    expect(config.tmdb).toMatchObject({ apiKey: null, url: 'https://api.themoviedb.org/3', rate: 40 });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('say what is watched and when it is scanned again', () => {
    expect(loadConfig({}, cwd).watch).toEqual({ mode: 'off', rescanMinutes: 0, fullPassHours: 24 });
    write('cineorg.yaml', 'watch: on\nrescan_minutes: 30\n');
    const env = { CINEORG_FULL_PASS_HOURS: '0' };
    expect(loadConfig(env, cwd).watch).toEqual({ mode: 'on', rescanMinutes: 30, fullPassHours: 0 });
    expect(problemsOf({ CINEORG_WATCH: 'yes' })).toEqual([
      'CINEORG_WATCH: "yes" is not one of off, on, poll',
    ]);
  });

  it('make paths absolute and split roots', () => {
    const env = {
      CINEORG_DATA_DIR: 'x',
      CINEORG_ROOTS: 'a:/b/../c:',
      CINEORG_STORAGE_DIR: 's',
      CINEORG_VIEW_DIR: '/v',
    };
    expect(loadConfig(env, cwd)).toMatchObject({
      dataDir: join(cwd, 'x'),
      roots: [join(cwd, 'a'), '/c'],
      storageDir: join(cwd, 's'),
      viewDir: '/v',
    });
  });

  it('take an empty value as not set', () => {
    expect(loadConfig({ CINEORG_PORT: '', TMDB_API_KEY: '', CINEORG_MODE: ' ' }, cwd)).toMatchObject({
      port: 3000,
      mode: 'dual',
      tmdb: { apiKey: null },
    });
  });

  it('come from cineorg.yaml too, and the environment wins', () => {
    write(
      'cineorg.yaml',
      'port: 4000\nmode: hardlink\nroots: [/a, /b]\ntmdb_rate: 10\ncineorg_host: 0.0.0.0\n',
    );
    expect(loadConfig({ CINEORG_PORT: '5000' }, cwd)).toMatchObject({
      port: 5000,
      host: '0.0.0.0',
      mode: 'hardlink',
      roots: ['/a', '/b'],
      tmdb: { rate: 10 },
    });
  });

  it('read secrets from files, relative to the working directory', () => {
    write('token', 'secret\n');
    expect(loadConfig({ TMDB_TOKEN_FILE: 'token' }, cwd).tmdb.token).toBe('secret');
    expect(loadConfig({ TMDB_TOKEN_FILE: 'token', TMDB_TOKEN: 'own' }, cwd).tmdb.token).toBe('own');
    expect(problemsOf({ TMDB_TOKEN_FILE: 'missing' })).toEqual([
      expect.stringMatching(/^TMDB_TOKEN_FILE: .*ENOENT/),
    ]);
  });
});

describe('fallback providers', () => {
  it('are asked TheTVDB first, at their own addresses, with no key', () => {
    expect(loadConfig({}, cwd).fallbacks).toEqual({
      order: ['tvdb', 'omdb'],
      tvdb: { apiKey: null, url: 'https://api4.thetvdb.com/v4' },
      omdb: { apiKey: null, url: 'https://www.omdbapi.com' },
    });
  });

  it.each([
    ['omdb', ['omdb']],
    ['omdb,tvdb', ['omdb', 'tvdb']],
    ['omdb, tvdb,omdb', ['omdb', 'tvdb']],
    ['none', []],
  ])('are asked as %p says', (CINEORG_FALLBACKS, order) => {
    expect(loadConfig({ CINEORG_FALLBACKS }, cwd).fallbacks.order).toEqual(order);
  });

  it('have keys, in files too, and addresses of their own', () => {
    write('tvdb-key', 'secret\n');
    write('cineorg.yaml', 'fallbacks: [omdb, tvdb]\n');
    const env = { TVDB_API_KEY_FILE: 'tvdb-key', OMDB_API_KEY: 'key', OMDB_URL: 'http://one/omdb/' };
    expect(loadConfig(env, cwd).fallbacks).toMatchObject({
      order: ['omdb', 'tvdb'],
      tvdb: { apiKey: 'secret' },
      omdb: { apiKey: 'key', url: 'http://one/omdb' },
    });
    expect(problemsOf({ CINEORG_FALLBACKS: 'imdb', TVDB_URL: 'ftp://one' })).toEqual([
      expect.stringContaining('CINEORG_FALLBACKS: "imdb" is not'),
      expect.stringContaining('TVDB_URL'),
    ]);
  });
});

describe('bad settings', () => {
  it('are told all at once, each by name, with the value and what is allowed', () => {
    const problems = problemsOf({
      CINEORG_PORT: '99999',
      CINEORG_MODE: 'move',
      CINEORG_ACCEPT_SCORE: '85 %',
      TMDB_LANGUAGE: 'french',
      LOG_LEVEL: 'loud',
    });
    expect(problems).toEqual([
      'CINEORG_PORT: "99999" is not a whole number from 0 to 65535',
      'CINEORG_MODE: "move" is not one of dual, hardlink, symlink, copy, in-place',
      'TMDB_LANGUAGE: "french" is not a language such as en-US or fr',
      'CINEORG_ACCEPT_SCORE: "85 %" is not a number from 0 to 1',
      'LOG_LEVEL: "loud" is not one of fatal, error, warn, info, debug, trace, silent',
    ]);
  });

  it('never show a secret', () => {
    const problems = problemsOf({ DATABASE_URL: 'mysql://me:hush@db/x', QUEUE_URL: 'hush' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hush');
  });

  it('include trees that lie in each other, or one without the other', () => {
    expect(problemsOf({ CINEORG_STORAGE_DIR: '/s', CINEORG_VIEW_DIR: '/s/view' })).toHaveLength(1);
    expect(problemsOf({ CINEORG_STORAGE_DIR: '/v/s', CINEORG_VIEW_DIR: '/v' })).toHaveLength(1);
    expect(problemsOf({ CINEORG_STORAGE_DIR: '/s', CINEORG_VIEW_DIR: '/s' })).toHaveLength(1);
    expect(problemsOf({ CINEORG_VIEW_DIR: '/v' })).toHaveLength(1);
    expect(problemsOf({ CINEORG_STORAGE_DIR: '/s', CINEORG_VIEW_DIR: '/s..v' })).toEqual([]);
  });

  it('include a cineorg.yaml that cannot be understood', () => {
    const file = write('cineorg.yaml', '- a\n- b\n');
    expect(problemsOf({})).toEqual([expect.stringContaining(file)]);
    write('cineorg.yaml', 'port: [');
    expect(problemsOf({})).toEqual([expect.stringContaining('not valid YAML')]);
    write('cineorg.yaml', 'port: { a: 1 }');
    expect(problemsOf({})).toEqual([expect.stringContaining('CINEORG_PORT')]);
    rmSync(file);
    mkdirSync(file);
    expect(problemsOf({})).toEqual([expect.stringContaining('cannot be read')]);
  });
});

describe('unknown settings', () => {
  it('are named, but those of features to come are not', () => {
    write('cineorg.yaml', 'prot: 1\nport: 2\nprobe: off\ntmdb_api_key: x\n');
    const env = {
      CINEORG_ROOT: '/a',
      CINEORG_PORT: '1',
      CINEORG_ENRICH: 'off',
      PATH: '/bin',
      CINEORG_PARENT_FD: '3',
    };
    expect(unknownSettings(env, cwd)).toEqual(['CINEORG_ROOT', 'prot']);
  });
});
