import type { Config } from '../config/index.js';
import { Database } from '../database/index.js';
import { checkTrees, linkReport, linkWords } from '../files/index.js';
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
  const { fallbacks, tmdb, storageDir, viewDir } = config;
  const keyProblem =
    tmdb.apiKey === null && tmdb.token === null ? 'no key: set TMDB_API_KEY or TMDB_TOKEN' : null;
  const trees = [storageDir, viewDir].filter((dir) => dir !== null);
  const treeProblems =
    trees.length === 0 ? ['not set: CINEORG_STORAGE_DIR and CINEORG_VIEW_DIR'] : checkTrees(trees);
  return [
    found('settings', null, 'valid'),
    found('TMDb key', keyProblem, 'set'),
    found('fallback providers', null, fallbacksOf(fallbacks)),
    found('storage and view', treeProblems.length > 0 ? treeProblems.join('; ') : null, trees.join(', ')),
    linksOf(config),
    ...(await checkServers(config)),
  ];
}

/** What links the folders allow; wrong only when the mode that is set cannot be had. */
function linksOf(config: Config): Finding {
  const report = linkReport(config);
  const isDenied =
    (config.mode !== 'in-place' && report.view?.symlinks.answer === 'no') ||
    (config.mode === 'hardlink' && report.roots.some(({ hardLinks }) => hardLinks.answer === 'no'));
  const words = linkWords(report);
  return found('links', isDenied ? words : null, words === '' ? 'no roots are set' : words);
}

/** Who is asked when TMDb finds nothing; no key is missing, since none is needed. */
function fallbacksOf({ order, ...known }: Config['fallbacks']): string {
  const asked = order.filter((name) => withKey(known).includes(name));
  return asked.length > 0
    ? asked.join(', ')
    : 'none (TVDB_API_KEY, OMDB_API_KEY and CINEORG_FALLBACKS say who)';
}

function withKey({ omdb, tvdb }: Pick<Config['fallbacks'], 'omdb' | 'tvdb'>): string[] {
  return Object.entries({ omdb, tvdb }).flatMap(([name, { apiKey }]) => (apiKey === null ? [] : [name]));
}

async function checkServers({ databaseUrl, queueUrl, logLevel, fallbacks }: Config): Promise<Finding[]> {
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
  const refusals = await refusedKeys(database, ['tmdb', ...withKey(fallbacks)]);
  await database.close();
  const tickets = new Tickets(queueOptions({ queueUrl, databaseUrl }), createLogger('doctor', logLevel));
  const answers = await new QueueAdmin(tickets).answers();
  await tickets.close();
  const where = queueUrl === null ? 'PostgreSQL' : 'Redis';
  return [
    found('database', problem, 'answers'),
    ...refusals,
    found(
      'queue',
      answers ? null : `${where} does not answer: start it, or correct QUEUE_URL`,
      `${where} answers`,
    ),
  ];
}

/** Which of these providers refused their key when they were last asked. None before the tables are there. */
async function refusedKeys(database: Database, providers: readonly string[]): Promise<Finding[]> {
  const [tables] = await database.query<{ there: boolean }>(
    `SELECT to_regclass('provider_status') IS NOT NULL AS there`,
  );
  if (tables?.there !== true) return [];
  const rows = await database.query<{ provider: string; message: string }>(
    `SELECT provider, message FROM provider_status WHERE problem = 'provider.refused-key' AND provider = ANY ($1)
     ORDER BY provider`,
    [providers],
  );
  return rows.map(({ provider, message }) => found(`${provider} key`, message, ''));
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
