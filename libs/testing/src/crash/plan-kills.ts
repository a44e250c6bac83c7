import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { OperationKind, OperationState, OrganizeMode } from '#domain';
import { runMigrations } from '#infrastructure/database';
import { EmbeddedPostgres } from '#infrastructure/postgres';
import { type LabFilm, PlanLab } from '../plans/plan-lab.js';
import { bothWays, type Ground, type Kill, killing, NO_KILL, someKill } from './kills.js';
import { checkEnd, type Outcome, Violation } from './oracle.js';
import type { PlanJob } from './plan-process.js';
import type { ProcessPool } from './processes.js';
import { realTree, removeRealWorld } from './real-world.js';
import type { Scenario } from './scenario.js';
import type { Tree } from './tree.js';
import type { Direction } from './world.js';

const MODES: readonly OrganizeMode[] = ['dual', 'hardlink', 'symlink', 'copy', 'in-place'];
const TEMPLATE = 'crash_template';
/** Calls and milliseconds of a run, at most. */
const RUN = { calls: 400, duration: 500 };

/** Databases for cases, on a server of their own. */
export class CaseDatabases {
  private made = 0;

  private constructor(
    private readonly server: EmbeddedPostgres,
    private readonly url: string,
  ) {}

  /** `keeper` is the program that keeps the server running. */
  static async start(folder: string, keeper: string): Promise<CaseDatabases> {
    const server = new EmbeddedPostgres(folder, keeper);
    const databases = new CaseDatabases(server, await server.start());
    await databases.run(`CREATE DATABASE ${TEMPLATE}`);
    await runMigrations(databases.urlOf(TEMPLATE));
    return databases;
  }

  /** A database with CineOrg's schema. */
  async next(): Promise<string> {
    const name = `case_${++this.made}`;
    await this.run(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
    return this.urlOf(name);
  }

  async drop(url: string): Promise<void> {
    await this.run(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  private async run(statement: string): Promise<void> {
    const client = new Client(this.url);
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  private urlOf(database: string): string {
    const url = new URL(this.url);
    url.pathname = `/${database}`;
    return url.href;
  }
}

interface Means {
  readonly ground: Ground;
  readonly pool: ProcessPool;
  readonly databases: CaseDatabases;
}

/** Makes a plan, has it carried out and taken back by processes that are killed, and checks. Answers the kills. */
export async function playPlanKills(means: Means, chance: () => number): Promise<number> {
  const databaseUrl = await means.databases.next();
  const place = means.ground.next();
  const home = place.root;
  mkdirSync(join(home, 'elsewhere'));
  const mode = MODES[Math.floor(chance() * MODES.length)] ?? 'dual';
  const lab = await PlanLab.open({ databaseUrl, home, mode });
  try {
    await lab.add(someFilms(chance));
    const one = new PlanCase(lab, { mode, databaseUrl, home, plan: (await lab.plan()).id });
    let kills = 0;
    for (const direction of bothWays(chance)) kills += await one.play(direction, means.pool, chance);
    return kills;
  } finally {
    await lab.close();
    removeRealWorld(place);
    await means.databases.drop(databaseUrl);
  }
}

/** Some films, of which some lie in one folder, and some have subtitles. */
function someFilms(chance: () => number): LabFilm[] {
  return Array.from({ length: 1 + Math.floor(chance() * 12) }, (_, at) => {
    const folder = chance() < 0.3 ? 'shared' : `Film ${at}`;
    const subtitle = [`${folder}/film ${at}.fr.srt`, '.fr'] as const;
    return {
      ...{ path: `${folder}/film ${at}.mkv`, tmdbId: 1 + at, title: `Film ${at}`, year: 1990 + at },
      companions: chance() < 0.4 ? [subtitle] : [],
    };
  });
}

/** A plan in PostgreSQL, and what its files were before. */
class PlanCase {
  private readonly before: Tree;
  private readonly history: string[] = [];

  constructor(
    private readonly lab: PlanLab,
    private readonly job: Omit<PlanJob, 'killAt'>,
  ) {
    this.before = this.tree();
  }

  async play(direction: Direction, pool: ProcessPool, chance: () => number): Promise<number> {
    const { lab, job } = this;
    await (direction === 'apply' ? lab.startApply(job.plan) : lab.startUndo(job.plan));
    let kills = 0;
    for (let left = 1 + Math.floor(chance() * 4); ; left--) {
      const kill = left > 0 ? someKill(chance, RUN) : NO_KILL;
      this.history.push(`${direction} ${JSON.stringify(kill)}`);
      if (!(await this.work(pool, kill))) break;
      kills += 1;
    }
    await this.check(direction);
    return kills;
  }

  /** Whether the process was killed over it. */
  private async work(pool: ProcessPool, kill: Kill): Promise<boolean> {
    // The time that a dead process' claim lasts has gone by.
    await this.lab.database.query('UPDATE plan SET claimed_until = NULL');
    const process = await pool.take();
    const job = { ...this.job, killAt: kill.killAt };
    const ending = await process.work(job, killing(kill.killAfter));
    if (ending.how === 'failed') throw this.violation('I3', ending.answer);
    if (ending.how === 'done' && kill.killAfter === null) pool.giveBack(process);
    else await process.stop();
    return ending.how === 'killed';
  }

  private async check(direction: Direction): Promise<void> {
    const { state } = await this.lab.view(this.job.plan);
    if (state !== (direction === 'apply' ? 'applied' : 'undone'))
      throw this.violation('I3', `the plan is ${state}`);
    const outcomes = await this.outcomes();
    try {
      checkEnd({ scenario: NOTHING_APART, before: this.before, outcomes }, this.tree());
    } catch (error) {
      if (error instanceof Violation) error.message += `; ${this.told()}`;
      throw error;
    }
  }

  private async outcomes(): Promise<Outcome[]> {
    const rows = await this.lab.database.query<OperationRow>(
      'SELECT kind, source, target, state, reason FROM operation WHERE plan_id = $1 ORDER BY group_no, ordinal',
      [this.job.plan],
    );
    const nameOf = (path: Buffer): string => path.toString('latin1').slice(this.lab.home.length + 1);
    return rows.map(({ source, target, ...row }) => ({
      ...row,
      source: nameOf(source),
      target: nameOf(target),
    }));
  }

  private tree(): Tree {
    const { home } = this.lab;
    return realTree({ root: home, apartRoot: home, plan: '' }, NOTHING_APART);
  }

  private violation(invariant: string, what: string): Violation {
    return new Violation(invariant, 'undecided', `${what}; ${this.told()}`);
  }

  private told(): string {
    return `${this.job.mode}, after ${this.history.join(', ')}`;
  }
}

interface OperationRow {
  readonly kind: OperationKind;
  readonly source: Buffer;
  readonly target: Buffer;
  readonly state: OperationState;
  readonly reason: string | null;
}

const NOTHING_APART: Scenario = { name: 'a plan in PostgreSQL', files: [], groups: [] };
