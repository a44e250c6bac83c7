import {
  ApplyPlanJob,
  BuildPlanJob,
  CompareContentsJob,
  EnrichTitlesJob,
  IdentifyClustersJob,
  ProbeFilesJob,
  PurgeTrashJob,
  UndoPlanJob,
  WalkScanJob,
} from '#contracts/jobs';
import { COMPARABLE, type Database, Leadership, PROBEABLE, TrashStore } from '../database/index.js';
import type { Logger } from '../observability/index.js';
import type { Tickets } from '../queue/index.js';
import type { ScanSchedule } from '../watch/index.js';

const EVERY_MS = 3_000;

/** Any constant: the process that holds this advisory lock is the one that reconciles. */
const LEADER_LOCK = 7_226_317;

/** Ledger rows of a scan's counters beyond which they are folded into sums. */
const LONG_LEDGER = 200;

const FREE = `(claimed_until IS NULL OR claimed_until < now())`;

/** Scans with folders to walk, or that only need to be ended, or that may start now. */
const SCANS = `SELECT id, trace_id FROM scan WHERE state = 'pending'
  UNION SELECT id, trace_id FROM scan WHERE state = 'running' AND (
    EXISTS (SELECT 1 FROM directory WHERE scan_id = scan.id AND state = 'pending' AND ${FREE})
    OR NOT EXISTS (SELECT 1 FROM directory WHERE scan_id = scan.id AND state = 'pending'))`;

/** Looks at every cluster that waits: 0.2 s with 100,000 of them. */
const REMEMBER_EVERY_MS = 60_000;

/** Clusters that were left waiting although all their lookups are answered. */
const FORGOTTEN = `UPDATE cluster SET state = 'ready' WHERE state = 'waiting' AND NOT EXISTS (
    SELECT 1 FROM cluster_lookup JOIN lookup ON lookup.id = lookup_id
    WHERE cluster_id = cluster.id AND lookup.state = 'waiting') RETURNING id`;

const IDENTIFIABLE = `SELECT 1 FROM lookup WHERE state = 'waiting' AND ${FREE}
    AND (not_before IS NULL OR not_before <= now())
  UNION ALL SELECT 1 FROM cluster WHERE state = 'ready' AND ${FREE}
    AND (not_before IS NULL OR not_before <= now()) LIMIT 1`;

/** Titles whose facts may be fetched, or whose list of changes was last read a day ago; not while lookups wait. */
const ENRICHABLE = `SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM lookup WHERE state = 'waiting') AND (
    EXISTS (SELECT 1 FROM title WHERE enrichment = 'waiting' AND ${FREE}
      AND (not_before IS NULL OR not_before <= now()))
    OR EXISTS (SELECT 1 FROM provider_changes WHERE read_until < now() - interval '1 day'))`;

const PLANS = `SELECT id, trace_id, state FROM plan WHERE state IN ('building', 'applying', 'undoing') AND ${FREE}`;

const FOLD_COUNTERS = `WITH long AS (
    SELECT scan_id FROM scan_counter GROUP BY scan_id HAVING count(*) > $1
  ), taken AS (
    DELETE FROM scan_counter WHERE scan_id IN (SELECT scan_id FROM long) RETURNING scan_id, name, value
  ) INSERT INTO scan_counter (scan_id, name, value) SELECT scan_id, name, sum(value) FROM taken GROUP BY 1, 2`;

const PLAN_JOBS = { building: BuildPlanJob, applying: ApplyPlanJob, undoing: UndoPlanJob } as const;

/** BullMQ's PostgreSQL backend keeps every event it ever sent; nobody reads them later. */
const PRUNE_EVERY_MS = 3_600_000;
const PRUNE_EVENTS = `DELETE FROM bullmq.event WHERE created_at_ms < $1`;
const HAS_EVENTS = `SELECT 1 WHERE to_regclass('bullmq.event') IS NOT NULL`;

/** What a reconciler works with. */
export interface ReconcilerParts {
  readonly database: Database;
  readonly tickets: Tickets;
  readonly log: Logger;
  /** Whether titles are enriched at all. */
  readonly enrich: boolean;
  /** Whether videos are probed at all. */
  readonly probe: boolean;
  /** Whether videos are compared by what they hold. */
  readonly duplicates: boolean;
  /** Days that files are kept in the trash; 0 = for ever. */
  readonly trashDays: number;
  /** Scans that are due by the clock. */
  readonly schedule: Pick<ScanSchedule, 'round'>;
}

/**
 * Mends what crashes and lost tickets leave: where rows wait for work and nobody comes, it issues a ticket. All
 * processes run one; PostgreSQL chooses the one that acts. An undisturbed scan needs none of this.
 */
export class Reconciler {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private prunedAt = 0;
  private rememberedAt = 0;

  private readonly database: Database;
  private readonly tickets: Tickets;
  private readonly log: Logger;
  private readonly leadership: Leadership;

  constructor(private readonly parts: ReconcilerParts) {
    ({ database: this.database, tickets: this.tickets, log: this.log } = parts);
    this.leadership = new Leadership(this.database, LEADER_LOCK);
  }

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.round());
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
    await this.leadership.release();
  }

  /** One round, if this process is or becomes the one that acts. */
  async round(): Promise<void> {
    try {
      if (await this.leadership.holds()) await this.mend();
    } catch (error) {
      this.log.warn({ err: error }, 'reconciling failed; the next round tries again');
      await this.leadership.release();
    }
  }

  private async mend(): Promise<void> {
    const scans = await this.database.query<{ id: string; trace_id: string }>(SCANS);
    for (const { id, trace_id } of scans)
      await this.tickets.wake(WalkScanJob, { scanId: id, traceId: trace_id });
    await this.parts.schedule.round();
    await this.remember();
    const identifiable = await this.database.query(IDENTIFIABLE);
    if (identifiable.length > 0) await this.tickets.wake(IdentifyClustersJob, { traceId: 'reconciler' });
    if (this.parts.enrich && (await this.database.query(ENRICHABLE)).length > 0) {
      await this.tickets.wake(EnrichTitlesJob, { traceId: 'reconciler' });
    }
    if (this.parts.probe && (await this.database.query(PROBEABLE)).length > 0) {
      await this.tickets.wake(ProbeFilesJob, { traceId: 'reconciler' });
    }
    await this.mendPlans();
    await this.database.query(FOLD_COUNTERS, [LONG_LEDGER]);
    await this.database.query('DELETE FROM budget_member WHERE until < now()');
    await this.prune();
  }

  /** What the organizer works on: plans, what videos hold, the trash. */
  private async mendPlans(): Promise<void> {
    const plans = await this.database.query<{ id: string; trace_id: string; state: keyof typeof PLAN_JOBS }>(
      PLANS,
    );
    for (const { id, trace_id, state } of plans) {
      await this.tickets.wake(PLAN_JOBS[state], { planId: id, traceId: trace_id });
    }
    if (this.parts.duplicates && (await this.database.query(COMPARABLE)).length > 0) {
      await this.tickets.wake(CompareContentsJob, { traceId: 'reconciler' });
    }
    if (await new TrashStore(this.database).hasDue(this.parts.trashDays)) {
      await this.tickets.wake(PurgeTrashJob, { traceId: 'reconciler' });
    }
  }

  private async remember(): Promise<void> {
    const now = Date.now();
    if (now - this.rememberedAt < REMEMBER_EVERY_MS) return;
    this.rememberedAt = now;
    const forgotten = await this.database.query(FORGOTTEN);
    if (forgotten.length > 0)
      this.log.warn({ clusters: forgotten.length }, 'clusters were waiting for nothing');
  }

  private async prune(): Promise<void> {
    const now = Date.now();
    if (now - this.prunedAt < PRUNE_EVERY_MS) return;
    this.prunedAt = now;
    await this.database.query('DELETE FROM provider_cache WHERE expires_at < now()');
    const onPostgres = (await this.database.query(HAS_EVENTS)).length > 0;
    if (onPostgres) await this.database.query(PRUNE_EVENTS, [now - PRUNE_EVERY_MS]);
  }
}
