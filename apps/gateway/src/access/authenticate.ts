import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiScope, type Database, scopesOfKey } from '#infrastructure/database';

/** A request whose key has been looked up. */
export interface KnownRequest {
  scopes?: readonly ApiScope[];
}

/** The only route that answers without a key. It is compared with the route that matched, never with the raw path. */
const OPEN_ROUTE = '/livez';

/** How long a key's scopes are believed without asking again, in milliseconds. */
const BELIEVED_MS = 5_000;

/** Refuses every request without a valid key, before anything else of it is looked at: pages and unknown paths too. */
export function requireKeys(app: NestFastifyApplication, database: Database): void {
  const known = new Map<string, { scopes: readonly ApiScope[]; until: number }>();
  const lookUp = async (key: string): Promise<readonly ApiScope[] | null> => {
    const cached = known.get(key);
    if (cached !== undefined && cached.until > Date.now()) return cached.scopes;
    const scopes = await scopesOfKey(database, key);
    known.delete(key);
    if (scopes !== null) known.set(key, { scopes, until: Date.now() + BELIEVED_MS });
    return scopes;
  };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      if (request.routeOptions.url === OPEN_ROUTE) return;
      const key = keyOf(request.headers);
      const scopes = key === null ? null : await lookUp(key);
      if (scopes === null) {
        const detail =
          'Send a key as "X-Api-Key" or "Authorization: Bearer"; the first one is in <data-dir>/admin.key';
        const body = { type: 'urn:cineorg:access.no-key', title: 'Unauthorized', status: 401, detail };
        await reply.code(401).type('application/problem+json').send(JSON.stringify(body));
        return;
      }
      (request as unknown as KnownRequest).scopes = scopes;
    });
}

function keyOf(headers: Readonly<Record<string, string | string[] | undefined>>): string | null {
  const direct = headers['x-api-key'];
  if (typeof direct === 'string' && direct !== '') return direct;
  const bearer = headers['authorization'];
  const match = typeof bearer === 'string' ? /^Bearer (\S+)$/i.exec(bearer) : null;
  return match?.[1] ?? null;
}
