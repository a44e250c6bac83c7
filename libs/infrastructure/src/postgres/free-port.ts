import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections: there, a client that tries to reach a server which is
 * being restarted may by chance be given the server's own port, and hold it.
 */
const [LEAST, MOST] = [20_000, 32_000];
const TRIES = 100;

/** A port of this machine that nobody listens on now. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(LEAST, MOST);
    if ((await portProblem('127.0.0.1', port)) === null) return port;
  }
  throw new Error(`no free port between ${LEAST} and ${MOST}`);
}

/** Why one cannot listen there (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, …); null when one can. */
export async function portProblem(host: string, port: number): Promise<string | null> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  } finally {
    server.close();
  }
}
