import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceProcess } from './service-process.js';

let dir: string;
let service: ServiceProcess | null = null;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cineorg-service-'));
});
afterEach(async () => {
  service?.kill();
  await service?.stop(0);
  rmSync(dir, { recursive: true });
});

/** Starts a service whose program is `code`, and answers the lines it tells people, as a queue to wait on. */
function start(code: string): () => Promise<string> {
  const file = join(dir, 'service.mjs');
  writeFileSync(file, code);
  const told: string[] = [];
  let wake = (): void => undefined;
  service = new ServiceProcess({
    name: 'service',
    file,
    env: { ...process.env, GREETING: 'hello' },
    logFile: join(dir, 'service.log'),
    onError: (line) => {
      told.push(line);
      wake();
    },
  });
  service.start();
  return async () => {
    while (told.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return told.shift() ?? '';
  };
}

describe('a service', () => {
  it('gets its environment, and what it says is logged', async () => {
    const next = start(
      `console.log('{"level":30,"msg":"up"}'); console.error(process.env.GREETING); setInterval(() => 0, 1e6);`,
    );
    expect(await next()).toBe('service: hello');
    await service?.stop(5_000);
    expect(readFileSync(join(dir, 'service.log'), 'utf8')).toContain('"msg":"up"');
  });

  it('is started again however it ends', async () => {
    const next = start(`console.error('here'); process.kill(process.pid, 'SIGKILL');`);
    const lines = [await next(), await next(), await next(), await next()];
    expect(lines.sort()).toEqual([
      'service: ended (SIGKILL) and is started again',
      'service: ended (SIGKILL) and is started again',
      'service: here',
      'service: here',
    ]);
  });

  it('is ended when it does not end in time, and not started again', async () => {
    const next = start(`process.on('SIGTERM', () => 0); setInterval(() => 0, 1e6); console.error('deaf');`);
    await next();
    await service?.stop(50);
    service = null;
  });

  it('has a pipe that closes with its parent', async () => {
    const next = start(`
      import { fstatSync } from 'node:fs';
      const stats = fstatSync(Number(process.env.CINEORG_PARENT_FD));
      console.error(stats.isSocket() || stats.isFIFO() ? 'tied' : 'loose');
      setInterval(() => 0, 1e6);`);
    expect(await next()).toBe('service: tied');
  });
});
