import { checkedChoice, DomainError, type DuplicateChoice } from '#domain';
import type { Database, Sql } from '../database.js';
import type { Page, PageOf } from '../queries/page.js';
import {
  type Duplicate,
  DuplicateQueries,
  type DuplicateReason,
  type DuplicateSearch,
} from './duplicate-queries.js';
import { keepTogether } from './kept-copies.js';
import { copiesById, copiesInPlace, type StoredCopy } from './stored-copies.js';

/** What a plan is asked to put away: what was chosen, or everything that something is clearly better than. */
export type AskedDuplicates =
  | { readonly choices: readonly DuplicateChoice[] }
  | { readonly better: { readonly kind: string | null; readonly reason: DuplicateReason | null } };

/** Requests about duplicates, as the gateway takes them. */
export class DuplicateRequests {
  constructor(private readonly database: Database) {}

  /**
   * Decides about a duplicate: what is kept side by side is remembered, and the rest is put into a plan, whose id comes
   * back; null when there is no rest. Throws `duplicates.not-found`, `duplicates.bad-choice` or `duplicates.busy`.
   */
  async decide(id: string, given: DuplicateChoice, traceId: string): Promise<string | null> {
    return this.database.transaction(async (sql) => {
      const duplicate = await new DuplicateQueries(sql).one(id);
      if (duplicate === null)
        throw new DomainError('duplicates.not-found', `There is no duplicate ${id} any more`);
      const choice = checkedChoice(duplicate.copies, given);
      if (choice.keep.length > 1) await keepTogether(sql, choice.keep);
      if (choice.trash.length === 0) return null;
      await refuseHeld(sql, duplicate, choice);
      const libraryId = duplicate.copies[0]?.libraryId ?? '';
      return createPlan(sql, libraryId, { traceId, asked: { choices: [choice] } });
    });
  }

  /** Makes a plan that puts away everything that something is clearly better than, or the same as. */
  async putWorseAway(
    libraryId: string,
    better: { readonly kind: string | null; readonly reason: DuplicateReason | null },
    traceId: string,
  ): Promise<string> {
    return createPlan(this.database, libraryId, { traceId, asked: { better } });
  }
}

async function createPlan(
  sql: Sql,
  libraryId: string,
  { traceId, asked }: { readonly traceId: string; readonly asked: AskedDuplicates },
): Promise<string> {
  const [row] = await sql.query<{ id: string }>(
    'INSERT INTO plan (library_id, trace_id, duplicates) VALUES ($1, $2, $3) RETURNING id',
    [libraryId, traceId, JSON.stringify(asked)],
  );
  if (row === undefined) throw new Error('the plan could not be noted');
  return row.id;
}

/** Files that a plan is working on are not decided about. */
async function refuseHeld(sql: Sql, { copies }: Duplicate, { keep, trash }: DuplicateChoice): Promise<void> {
  const rows = await sql.query<{ id: string; state: string }>(
    'SELECT id, state FROM file WHERE id = ANY($1::bigint[]) ORDER BY id FOR SHARE',
    [copies.map(({ fileId }) => fileId)],
  );
  const held = rows.find(({ id, state }) => state === 'planned' && [...keep, ...trash].includes(id));
  if (held === undefined) return;
  throw new DomainError(
    'duplicates.busy',
    `File ${held.id} belongs to a plan that is being carried out: decide when it is over`,
  );
}

/** What making plans needs to know of duplicates and of copies in place. */
export class PlanDuplicates {
  private readonly queries: DuplicateQueries;

  constructor(private readonly database: Database) {
    this.queries = new DuplicateQueries(database);
  }

  /** What a plan was asked to put away; null for a plan that organizes. */
  async asked(planId: string): Promise<AskedDuplicates | null> {
    const [plan] = await this.database.query<{ duplicates: AskedDuplicates | null }>(
      'SELECT duplicates FROM plan WHERE id = $1',
      [planId],
    );
    return plan?.duplicates ?? null;
  }

  /** Notes files that must be there still when a plan is applied. One too many, of a process that died, does no harm. */
  async noteKept(planId: string, fileIds: readonly string[]): Promise<void> {
    await this.database.query(
      'INSERT INTO plan_kept (plan_id, file_id) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING',
      [planId, fileIds],
    );
  }

  async list(search: DuplicateSearch, page: Page): Promise<PageOf<Duplicate>> {
    return this.queries.list(search, page);
  }

  /** Copies by their ids; what is not identified any more is left out. */
  async copies(fileIds: readonly string[]): Promise<StoredCopy[]> {
    return copiesById(this.database, fileIds);
  }

  /** The copies of some works that are in place. */
  async inPlace(libraryId: string, titleIds: readonly string[]): Promise<StoredCopy[]> {
    return copiesInPlace(this.database, libraryId, titleIds);
  }
}

/**
 * Why a plan may not be applied any more: a video that it counts on has been put away, or is being, by another plan. Of
 * two plans that would each put away what the other keeps, one is refused. Null when all is well; the rows stay locked.
 */
export async function whyNotKept(sql: Sql, planId: string): Promise<string | null> {
  const rows = await sql.query<{ kept: boolean; state: string }>(
    `SELECT file.state, EXISTS (SELECT 1 FROM plan_kept WHERE plan_id = $1 AND file_id = file.id) AS kept FROM file
     WHERE id IN (SELECT file_id FROM plan_kept WHERE plan_id = $1
       UNION SELECT file_id FROM operation WHERE plan_id = $1 AND kind = 'trash') ORDER BY id FOR UPDATE`,
    [planId],
  );
  if (rows.every(({ kept, state }) => !kept || state === 'identified' || state === 'organized')) return null;
  return 'Videos that this plan keeps have been moved or put away since: look at the duplicates and make a new plan';
}
