import { Client } from 'pg';
import { DomainError } from '#domain';

const CONNECT_MS = 5_000;

/** Checks that a database can be used; what is thrown says which one and why, and never the password. */
export async function reachDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (error) {
    const { host, port, database } = client;
    throw new DomainError(
      'postgres.unreachable',
      `DATABASE_URL: the database "${database}" on ${host}:${port} cannot be reached (${reason(error)})`,
      true,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A host name with several addresses fails with an AggregateError, whose own message is empty. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}
