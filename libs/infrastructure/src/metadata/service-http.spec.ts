import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { ServiceHttp, type ServiceReply, type ServiceRequest } from './service-http.js';

let servers: Server[] = [];

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
});

const never = new AbortController().signal;

async function ask(listener: RequestListener, request: Partial<ServiceRequest> = {}): Promise<ServiceReply> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const http = new ServiceHttp({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`,
    timeoutMs: 2_500,
    connections: 4,
  });
  const reply = await http.send({ path: 'thing', parameters: { apikey: 'secret' }, ...request }, never);
  http.close();
  return reply;
}

describe('ServiceHttp', () => {
  it('asks below the base address, and posts what is to be posted', async () => {
    let body = '';
    const reply = await ask(
      (request, response) => {
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => response.end(JSON.stringify([request.method, request.url])));
      },
      { parameters: {}, json: { apikey: 'secret' } },
    );
    expect(reply).toMatchObject({ status: 200, body: ['POST', '/base/thing'] });
    expect(body).toBe('{"apikey":"secret"}');
  });

  it.each([
    ['a large answer', (): Buffer => Buffer.alloc(6_000_000, 'x'), {}],
    [
      'a small answer that unpacks to a large one',
      (): Buffer => gzipSync(Buffer.alloc(50_000_000)),
      { 'content-encoding': 'gzip' },
    ],
  ])('does not read %s', async (_, bytes, headers) => {
    const reply = await ask((_request, response) => response.writeHead(200, headers).end(bytes()));
    expect(reply).toEqual({ failure: 'the answer is too large', late: false });
  });

  it('follows nobody elsewhere, and tells nobody the key', async () => {
    const moved = await ask((_, response) => response.writeHead(302, { location: '/other' }).end());
    expect(moved).toMatchObject({ status: 302, body: undefined });
    const cut = await ask((_, response) => response.socket?.destroy());
    expect(cut).toMatchObject({ late: false });
    expect(JSON.stringify(cut)).not.toMatch(/secret|127\.0\.0\.1/);
  });
});
