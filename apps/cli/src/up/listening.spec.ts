import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { addressOf, choosePort, untilLive } from './listening.js';

describe('where the gateway listens', () => {
  it('is told so that it can be opened here', () => {
    expect(addressOf('127.0.0.1', 3000)).toBe('http://127.0.0.1:3000');
    expect(addressOf('0.0.0.0', 80)).toBe('http://127.0.0.1:80');
    expect(addressOf('::', 80)).toBe('http://[::1]:80');
    expect(addressOf('media.lan', 80)).toBe('http://media.lan:80');
  });

  it('is refused when somebody else listens there, with what to do', async () => {
    const server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(choosePort('127.0.0.1', port, false)).rejects.toThrow(`127.0.0.1:${port}: another program`);
    expect(await untilLive(addressOf('127.0.0.1', port), new AbortController().signal)).toBe(true);
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
    expect(await choosePort('127.0.0.1', port, false)).toBe(port);
  });

  it('is a free port for 0', async () => {
    expect(await choosePort('127.0.0.1', 0, false)).toBeGreaterThan(1024);
  });

  it('is not waited for once the start was given up', async () => {
    expect(await untilLive('http://127.0.0.1:1', AbortSignal.abort())).toBe(false);
  });
});
