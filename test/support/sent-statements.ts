import { MikroORM } from '@mikro-orm/core';
import { jest } from '@jest/globals';
import type { Client, Pool } from 'pg';
import type { World } from './world';

/** What an API in this process asks PostgreSQL. */
export interface Sent {
  /** Each is a round trip, of one statement or more. */
  messages: string[];
  statements: number;
  transactions: number;
}

type Query = (...given: unknown[]) => Promise<unknown>;

/** In which a process that runs jobs looks for work, or delivers what was recorded before, whatever happens meanwhile. */
const isOfJobs = (messages: readonly string[]): boolean => {
  const text = messages.join();
  // The log of calls, too, is written behind the answers.
  if (text.includes('insert into retell_calls')) return true;
  return text.includes('app.due_checks') || (text.includes('webhook_') && !text.includes('update "bookings"'));
};

/**
 * Counts on the connections themselves what is sent on them while the work runs. The server answers a message with one
 * result for each statement, so none is overlooked. Jobs have connections of their own, which do not count.
 */
export async function sentDuring({ app }: World, work: () => Promise<unknown>): Promise<Sent> {
  const pool = (await app.get(MikroORM).em.getConnection().getNativeClient()) as Pool;
  const client = await pool.connect();
  client.release();
  const clients = Object.getPrototypeOf(client) as Client;
  const query = clients.query as unknown as Query;
  const transactions: { messages: string[]; statements: number }[] = [];
  const current = new WeakMap<object, (typeof transactions)[number]>();
  const spy = jest.spyOn(clients, 'query').mockImplementation(async function (this: Client, ...given: unknown[]) {
    const result = await query.apply(this, given);
    const text = String(given[0]);
    const transaction = current.get(this) ?? { messages: [], statements: 0 };
    if (!current.has(this)) transactions.push(transaction);
    current.set(this, transaction);
    if (!text.startsWith('begin') && transaction.messages.length === 0) current.delete(this);
    if (text === 'commit' || text === 'rollback') current.delete(this);
    transaction.messages.push(text);
    transaction.statements += Array.isArray(result) ? result.length : 1;
    return result;
  } as never);
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  const asked = transactions.filter(({ messages }) => !isOfJobs(messages));
  return {
    messages: asked.flatMap(({ messages }) => messages),
    statements: asked.reduce((sum, { statements }) => sum + statements, 0),
    transactions: asked.length,
  };
}
