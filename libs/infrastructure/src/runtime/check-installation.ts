import type { Config } from '../config/index.js';
import { Database } from '../database/index.js';
import { checkTrees } from '../files/index.js';
import { createLogger } from '../observability/index.js';
import { queueOptions, QueueAdmin, Tickets } from '../queue/index.js';

/** One thing looked at. */
export interface Finding {
  readonly subject: string;
  readonly ok: boolean;
  /** What was found, and what to do about it when it is wrong. */
  readonly message: string;
}

const found = (subject: string, problem: string | null, fine: string): Finding => ({
  subject,
  ok: problem === null,
  message: problem ?? fine,
});

/** Looks at everything an installation needs; nothing is changed. */
export async function checkInstallation(config: Config): Promise<Finding[]> {
  const { tmdb, storageDir, viewDir } = config;
  const keyProblem =
    tmdb.apiKey === null && tmdb.token === null ? 'no key: set TMDB_API_KEY or TMDB_TOKEN' : null;
  const trees = [storageDir, viewDir].filter((dir) => dir !== null);
  const treeProblems =
    trees.length === 0 ? ['not set: CINEORG_STORAGE_DIR and CINEORG_VIEW_DIR'] : checkTrees(trees);
  return [
    found('settings', null, 'valid'),
    found('TMDb key', keyProblem, 'set'),
    found('storage and view', treeProblems.length > 0 ? treeProblems.join('; ') : null, trees.join(', ')),
    ...(await checkServers(config)),
  ];
}

async function checkServers({ databaseUrl, queueUrl, logLevel }: Config): Promise<Finding[]> {
  if (databaseUrl === null) return [found('database', null, 'embedded; "cineorg up" starts it')];
  let database: Database;
  try {
    database = await Database.connect(databaseUrl, 1);
  } catch {
    const { host } = new URL(databaseUrl);
    return [
      found('database', `PostgreSQL at ${host} does not answer: start it, or correct DATABASE_URL`, ''),
    ];
  }
  const problem = await connectionsProblem(database);
  await database.close();
  const tickets = new Tickets(queueOptions({ queueUrl, databaseUrl }), createLogger('doctor', logLevel));
  const answers = await new QueueAdmin(tickets).answers();
  await tickets.close();
  const where = queueUrl === null ? 'PostgreSQL' : 'Redis';
  return [
    found('database', problem, 'answers'),
    found(
      'queue',
      answers ? null : `${where} does not answer: start it, or correct QUEUE_URL`,
      `${where} answers`,
    ),
  ];
}

/** Connections that gateway, three workers and their queues take on the PostgreSQL backend. */
const NEEDED_CONNECTIONS = 80;

async function connectionsProblem(database: Database): Promise<string | null> {
  const [row] = await database.query<{ most: number }>(
    `SELECT current_setting('max_connections')::int AS most`,
  );
  const most = row?.most ?? 0;
  return most >= NEEDED_CONNECTIONS
    ? null
    : `max_connections is ${most}: raise it to ${NEEDED_CONNECTIONS} or more`;
}
