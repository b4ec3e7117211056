import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient, QueryResult as PgResult } from 'pg';

const ROWS_ARE_COUNTED = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * A connection of the pool on which every message says the role that it runs as. A transaction is begun together with
 * its first query, so that a read costs two round trips instead of four; one without a query costs none.
 *
 * Several statements in one message run in one transaction, and what `set local` says ends with it. So a connection that
 * another client has used before, as behind a pooler, runs nothing in the rights of its login.
 */
export class UnitOfWorkConnection implements DatabaseConnection {
  /** Statements that the next query takes along. */
  private opening: string[] | undefined;
  private isInTransaction = false;

  /** @param role sets the role until the end of the transaction. */
  constructor(
    readonly client: PoolClient,
    private readonly role: string,
  ) {}

  begin(statement: string): void {
    this.opening = [statement, this.role];
  }

  /** Adds a statement to the beginning of a transaction; sends it at once when the transaction has begun. */
  async prepare(statement: string): Promise<void> {
    if (this.opening) this.opening.push(statement);
    else await this.send(statement);
  }

  /** Ends the transaction. One that no query has begun needs no end. */
  async end(statement: 'commit' | 'rollback'): Promise<void> {
    this.opening = undefined;
    if (!this.isInTransaction) return;
    this.isInTransaction = false;
    await this.client.query(statement);
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { command, rowCount, rows } = await this.send(sql, parameters);
    return {
      rows: (rows ?? []) as Row[],
      ...(ROWS_ARE_COUNTED.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
    };
  }

  // oxlint-disable-next-line require-yield -- the interface demands a generator
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Rows are not streamed: a cursor would hold the connection for as long as its reader takes');
  }

  private async send(sql: string, parameters: readonly unknown[] = []): Promise<PgResult> {
    const before = this.isInTransaction ? [] : (this.opening ?? [this.role]);
    if (this.opening) [this.opening, this.isInTransaction] = [undefined, true];
    // A message with parameters holds one statement. Outside of a transaction, there is none that they could belong to.
    if (parameters.length > 0) return this.sendAlone(before, sql, parameters);
    const results: PgResult | PgResult[] = await this.client.query([...before, sql].join('; '));
    // An array for several statements, of which the caller knows only the last one.
    return Array.isArray(results) ? (results.at(-1) as PgResult) : results;
  }

  private async sendAlone(before: string[], sql: string, parameters: readonly unknown[]): Promise<PgResult> {
    if (!this.isInTransaction)
      throw new Error('A statement with parameters needs a transaction, in which it has a role');
    if (before.length > 0) await this.client.query(before.join('; '));
    return this.client.query(sql, [...parameters]);
  }
}
