import { setTimeout as pause } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient, QueryResult as PgResult } from 'pg';
import { seams } from '@app/telemetry';
import { discard, isLost, leftNothing, leftOpen, wasNotSent } from '../lost-connections';
import { statementFacts } from './statement-facts';

const ROWS_ARE_COUNTED = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
/** Not `with`, which may hold an insert, or the call of a function that writes: where that is all, no select says so. */
const READ = /^\s*select\b/i;

/** Milliseconds. When one connection is lost, mostly all are: until then the pool has noticed, and offers none of them. */
const NOTICED_MS = 50;

/** Opens a connection, or takes a free one. */
export type Connect = () => Promise<PoolClient>;

/**
 * A connection of the pool on which every message says the role that it runs as. A transaction is begun together with
 * its first query, so that a read costs two round trips instead of four; one without a query costs none.
 *
 * Several statements in one message run in one transaction, and what `set local` says ends with it. So a connection that
 * another client has used before, as behind a pooler, runs nothing in the rights of its login.
 *
 * When the connection is lost, as while the server restarts, a first message is repeated once on another one: nothing has
 * been committed before it. Later the transaction is lost with the connection, and the failure says that nothing is left
 * of it; only a lost commit of what was written leaves its effect open, and the failure says that.
 */
export class UnitOfWorkConnection implements DatabaseConnection {
  /** Statements that the next query takes along. */
  private opening: string[] | undefined;
  private isInTransaction = false;
  private hasOnlyRead = true;

  /** @param role a select that sets the role until the end of the transaction. */
  constructor(
    public client: PoolClient,
    private readonly role: string,
    private readonly connect: Connect,
  ) {}

  begin(statement: string): void {
    this.opening = [statement, this.role];
    this.hasOnlyRead = true;
  }

  /** Sets variables until the end of the transaction. @param calls of `set_config`, with commas between them. */
  async configure(calls: string): Promise<void> {
    // Nothing stands between: one statement sets the role, too.
    if (this.opening?.at(-1) === this.role) this.opening.splice(-1, 1, `${this.role}, ${calls}`);
    else await this.prepare(`select ${calls}`);
  }

  /** Adds a statement to the beginning of a transaction; sends it at once when the transaction has begun. */
  async prepare(statement: string): Promise<void> {
    if (this.opening) this.opening.push(statement);
    else await this.send(statement);
  }

  /** Ends the transaction. One that no query has begun needs no end, and of a lost one the server has made an end. */
  async end(statement: 'commit' | 'rollback'): Promise<void> {
    this.opening = undefined;
    if (!this.isInTransaction) return;
    this.isInTransaction = false;
    try {
      const end = (): Promise<unknown> => this.client.query(statement);
      await seams.statement.run(() => statementFacts(statement), end);
    } catch (error) {
      if (!isLost(error as Error)) throw error;
      if (statement === 'rollback' || this.hasOnlyRead) return;
      throw wasNotSent(error as Error) ? leftNothing(error) : leftOpen(error);
    }
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
    const isFirst = !this.isInTransaction;
    const isRead = READ.test(sql);
    const before = this.isInTransaction ? [] : (this.opening ?? [this.role]);
    if (this.opening) [this.opening, this.isInTransaction] = [undefined, true];
    this.hasOnlyRead &&= isRead;
    // A message with parameters holds one statement. Outside of a transaction, there is none that they could belong to.
    if (parameters.length > 0 && !this.isInTransaction)
      throw new Error('A statement with parameters needs a transaction, in which it has a role');
    try {
      return await this.message(before, sql, parameters);
    } catch (error) {
      if (!isLost(error as Error)) throw error;
      const isUncommitted = this.isInTransaction || isRead || wasNotSent(error as Error);
      if (!isUncommitted) throw leftOpen(error);
      if (!isFirst) throw leftNothing(error);
      return await this.repeat(before, sql, parameters);
    }
  }

  /** On another connection, and in vain when that one is lost, too. */
  private async repeat(before: string[], sql: string, parameters: readonly unknown[]): Promise<PgResult> {
    discard(this.client);
    await pause(NOTICED_MS);
    this.client = await this.connect();
    try {
      return await this.message(before, sql, parameters);
    } catch (error) {
      throw isLost(error as Error) ? leftNothing(error) : error;
    }
  }

  private message(before: string[], sql: string, parameters: readonly unknown[]): Promise<PgResult> {
    return seams.statement.run(
      () => statementFacts(sql),
      () => this.query(before, sql, parameters),
    );
  }

  private async query(before: string[], sql: string, parameters: readonly unknown[]): Promise<PgResult> {
    if (parameters.length > 0) {
      if (before.length > 0) await this.client.query(before.join('; '));
      return this.client.query(sql, [...parameters]);
    }
    const results: PgResult | PgResult[] = await this.client.query([...before, sql].join('; '));
    // An array for several statements, of which the caller knows only the last one.
    return Array.isArray(results) ? (results.at(-1) as PgResult) : results;
  }
}
