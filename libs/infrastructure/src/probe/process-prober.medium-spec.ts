import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tinyMp4 } from '#testing';
import { type ProbeLimits, ProcessProber } from './process-prober.js';

/** The program as it ships. */
const PROGRAM = join(import.meta.dirname, '../../../../dist/libs/infrastructure/src/probe/probe-child.js');
const LIMITS: ProbeLimits = { milliseconds: 20_000, megabytes: 600, files: 1_000 };
const FILM = tinyMp4({ seconds: 5_400 });

let folder: string;
let prober: ProcessProber;

const write = (name: string, contents: string | Uint8Array): Buffer => {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return Buffer.from(path);
};

/** A prober whose process does this with every order. */
const proberThat = (does: string, limits: Partial<ProbeLimits>): ProcessProber => {
  const program = write('child.mjs', `process.on('message', (order) => { ${does} }); process.send('ready');`);
  return new ProcessProber({ ...LIMITS, ...limits }, program.toString());
};

/** Processes that this one has started to read media files. */
const children = (name: string): string[] =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(name));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cineorg-probe-'));
  prober = new ProcessProber(LIMITS, PROGRAM);
});

afterEach(() => {
  prober.close();
  rmSync(folder, { recursive: true });
});

describe('probing', () => {
  it('reads headers, also of a file whose name is no text', async () => {
    const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.mp4')]);
    writeFileSync(path, FILM);
    const facts = {
      container: 'MPEG-4',
      durationMs: 5_400_000,
      video: [{ codec: 'AVC', width: 1920, height: 1080 }],
    };
    expect(await prober.probe(path)).toMatchObject({ facts });
  });

  it('says what is wrong with a file', async () => {
    const noise = Uint8Array.from({ length: 50_000 }, (_, at) => (at * 7_919) % 251);
    const pipe = Buffer.from(join(folder, 'pipe.mkv'));
    execFileSync('mkfifo', [pipe.toString()]);
    symlinkSync('/etc/hostname', join(folder, 'link.mkv'));
    const zeros = write('zeros.mp4', '');
    truncateSync(zeros, 50_000_000);
    const problems = new Map([
      [write('noise.mkv', noise), 'damaged, or not a video'],
      [write('cut.mp4', FILM.subarray(0, 120)), 'damaged, or not a video'],
      [zeros, 'damaged, or not a video'],
      [write('empty.mkv', ''), 'the file is empty'],
      [pipe, 'not a file'],
      [Buffer.from(folder), 'not a file'],
      [Buffer.from(join(folder, 'link.mkv')), 'a symlink'],
      [Buffer.from(join(folder, 'gone.mkv')), 'no longer there'],
    ]);
    for (const [path, problem] of problems) expect(await prober.probe(path)).toEqual({ problem });
    expect(await prober.probe(write('film.mp4', FILM))).toHaveProperty('facts');
    expect(children('probe-child.js')).toHaveLength(1);
  });

  it('ends a process that takes too long, and goes on with another', async () => {
    const slow = proberThat(
      'if (order.id === 1) return; process.send({ id: order.id, outcome: { problem: "read" } })',
      {
        milliseconds: 300,
        files: 1,
      },
    );
    expect(await slow.probe(write('a.mkv', 'x'))).toEqual({ problem: 'reading it took more than 0.3 s' });
    slow.close();
    expect(children('child.mjs')).toHaveLength(0);
  });

  it('ends a process that takes too much memory', async () => {
    const hungry = proberThat('globalThis.kept = Buffer.alloc(300_000_000, 1)', { megabytes: 200 });
    expect(await hungry.probe(write('a.mkv', 'x'))).toEqual({
      problem: 'reading it took more than 200 MB of memory',
    });
  });

  it('survives the end of the process, and starts it anew', async () => {
    const program = write(
      'child.mjs',
      `process.on('message', ({ id, path }) => {
         if (Buffer.from(path, 'base64').toString().endsWith('deadly.mkv')) process.kill(process.pid, 'SIGKILL');
         else process.send({ id, outcome: { problem: Object.keys(process.env).join() } });
       });
       process.send('ready');`,
    );
    const mortal = new ProcessProber(LIMITS, program.toString());
    const deadly = mortal.probe(write('deadly.mkv', 'x'));
    const next = mortal.probe(write('b.mkv', 'x'));
    expect(await deadly).toEqual({ problem: 'reading it ended the process that read it' });
    // It knows no settings but how to speak with its parent.
    expect(await next).toEqual({ problem: expect.not.stringMatching(/PATH|HOME|KEY|URL/) });
    mortal.close();
  });
});
