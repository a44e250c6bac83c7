import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '#domain';
import { createDataSource } from './data-source.js';

/** Runs SQL: the database itself, or a transaction of it. */
export interface Sql {
  /** Rows of a statement; for INSERT, UPDATE and DELETE those of its RETURNING clause. */
  query<Row>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** CineOrg's PostgreSQL, as the processes use it: a pool, SQL, and transactions that are short by rule. */
export class Database implements Sql {
  private constructor(readonly source: DataSource) {}

  /** Connects; `poolSize` bounds the connections of this process. Throws `database.unreachable`. */
  static async connect(url: string, poolSize = 4): Promise<Database> {
    const source = createDataSource(url, poolSize);
    try {
      await source.initialize();
    } catch (error) {
      throw new DomainError('database.unreachable', `PostgreSQL does not answer: ${String(error)}`, true);
    }
    return new Database(source);
  }

  async query<Row>(statement: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.source.query(statement, [...parameters]));
  }

  /** Runs `work` in one transaction; never call a provider or touch a disk in it. */
  async transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    return this.source.transaction((manager) => work(sqlOf(manager)));
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

const sqlOf = (manager: EntityManager): Sql => ({
  query: async <Row>(statement: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    rowsOf<Row>(await manager.query(statement, [...parameters])),
});

/** TypeORM answers UPDATE and DELETE with `[rows, count]` and the rest with rows; here it is rows always. */
function rowsOf<Row>(result: unknown): Row[] {
  if (!Array.isArray(result)) return [];
  const [rows, count] = result as [unknown, unknown];
  const withCount = result.length === 2 && Array.isArray(rows) && typeof count === 'number';
  return (withCount ? rows : result) as Row[];
}
