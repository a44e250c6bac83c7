import type { PlanFilter } from '#domain';

/** How many operations of a kind are in a state. */
export interface OperationCount {
  readonly kind: string;
  readonly state: string;
  readonly operations: number;
  /** Those of them that have a reason. */
  readonly refused: number;
  /** Of files that are copied; null for kinds that copy nothing. */
  readonly bytes: number | null;
}

/** What a plan waits for. */
export interface PlanWaiting {
  /** Videos whose headers are read before it is made, since their names say what is in them. */
  readonly probes: number;
  /** Why it stands still while it is carried out: a disk that is not mounted. */
  readonly disk: string | null;
}

/** A plan as the API shows it; `operations` and `conflicts` are counts, a conflict being a video left out. */
export interface PlanView {
  readonly id: string;
  readonly libraryId: string;
  /** The part of the library that it is for; null: the whole. */
  readonly filter: PlanFilter | null;
  readonly hash: string | null;
  readonly state: string;
  readonly error: string | null;
  readonly operations: number;
  readonly conflicts: number;
  /** Operations done so far. */
  readonly done: number;
  /** Operations that met a conflict or were skipped while applying or undoing. */
  readonly refused: number;
  readonly counts: readonly OperationCount[];
  /** Videos that have their names already: they count as organized once it is applied. */
  readonly settles: number;
  /** What it waits for; null for nothing. */
  readonly waitingFor: PlanWaiting | null;
  readonly createdAt: string;
  /** When applying began. */
  readonly appliedAt: string | null;
  /** When it was last begun to be taken back. */
  readonly undoneAt: string | null;
  readonly finishedAt: string | null;
}

/** SQL for the operations of the row `plan` by kind and state, as JSON. */
export const COUNTED = `(SELECT coalesce(jsonb_agg(to_jsonb(counted) ORDER BY kind, state), '[]') FROM (
    SELECT kind, state, count(*)::int AS operations, count(reason)::int AS refused,
      sum((identity->>'size')::bigint) FILTER (WHERE kind = 'copy') AS bytes
    FROM operation WHERE plan_id = plan.id GROUP BY kind, state) AS counted)`;

/** Reads plans. Counting 100,000 operations takes 0.1 s: it is done only for plans that are being worked on. */
export const SELECT_PLAN = `SELECT id, library_id AS "libraryId", filter, hash, state, error, operations, conflicts,
    CASE WHEN state = 'building' AND waiting_probes > 0 THEN json_build_object('probes', waiting_probes, 'disk', null)
      WHEN state IN ('applying', 'undoing') AND waits_for IS NOT NULL
        THEN json_build_object('probes', 0, 'disk', waits_for) END AS "waitingFor",
    CASE WHEN duplicates IS NULL THEN (SELECT count(*)::int FROM plan_kept WHERE plan_id = plan.id) ELSE 0 END AS settles,
    created_at AS "createdAt", applied_at AS "appliedAt", undone_at AS "undoneAt", finished_at AS "finishedAt",
    coalesce(counts, ${COUNTED}) AS counts
  FROM plan`;

type Times = 'createdAt' | 'appliedAt' | 'undoneAt' | 'finishedAt';

/** A row of `SELECT_PLAN`. */
export type PlanRecord = Omit<PlanView, Times | 'done' | 'refused'> & { createdAt: Date } & Record<
    Exclude<Times, 'createdAt'>,
    Date | null
  >;

export function planViewOf(row: PlanRecord): PlanView {
  const { createdAt, appliedAt, undoneAt, finishedAt, counts } = row;
  const sumOf = (valueOf: (count: OperationCount) => number): number =>
    counts.reduce((sum, count) => sum + valueOf(count), 0);
  // What was left out while planning has a reason too, and is no part of `operations`.
  const leftOut = sumOf(({ operations }) => operations) - row.operations;
  return {
    ...row,
    done: sumOf(({ state, operations }) => (state === 'done' ? operations : 0)),
    refused: row.state === 'building' ? 0 : sumOf(({ refused }) => refused) - leftOut,
    createdAt: createdAt.toISOString(),
    appliedAt: appliedAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
