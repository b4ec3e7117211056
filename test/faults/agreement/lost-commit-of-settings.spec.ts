import { afterEach, expect, it, jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Client, Pool } from 'pg';
import { onServers } from '../../support/on-every-engine';

onServers(
  'a setting whose commit is lost',
  (world) => {
    const admin = () => world().salon.admin;
    const add = (key: string) => admin().post('/api/tokens', { name: key }, { headers: { 'idempotency-key': key } });
    const named = async (key: string): Promise<number> =>
      (await admin().get('/api/tokens?limit=100')).body.data.filter(({ name }: { name: string }) => name === key)
        .length;
    const letGoOf = (key: string) =>
      world().engines.database?.query(`update idempotent_answers set held_until = now() where key like '%:${key}'`);

    /** Of the next transaction that adds a token, the connection ends while it is committed: before or after. */
    async function loseCommit(when: 'before' | 'after'): Promise<void> {
      const connection = (world().app.get(EntityManager) as SqlEntityManager).getConnection();
      const client = await ((await connection.getNativeClient()) as unknown as Pool).connect();
      client.release();
      const clients = Object.getPrototypeOf(client) as Client;
      const query = clients.query as (...given: unknown[]) => Promise<unknown>;
      const adding = new WeakSet<Client>();
      const spy = jest.spyOn(clients, 'query').mockImplementation(async function (this: Client, ...given: unknown[]) {
        const text = String(given[0]);
        if (text.includes('insert into "personal_access_tokens"')) adding.add(this);
        if (text !== 'commit' || !adding.has(this)) return query.apply(this, given) as never;
        spy.mockRestore();
        await query.call(this, when === 'after' ? 'commit' : 'rollback');
        throw new Error('Connection terminated unexpectedly');
      } as never);
    }
    afterEach(() => void jest.restoreAllMocks());

    it('a setting that took effect though its commit was lost is told as such, and not added twice', async () => {
      await loseCommit('after');
      const lost = await add('kept');
      expect([lost.status, lost.body.code, lost.body.details]).toEqual([503, 'unavailable', { outcome: 'unknown' }]);
      expect(lost.body.message).toContain('same Idempotency-Key');
      expect(lost.headers.get('retry-after')).toBe('5');
      expect(await named('kept')).toBe(1);
      expect((await add('kept')).body.code).toBe('in_progress');
      await letGoOf('kept');
      const again = await add('kept');
      expect([again.status, again.body.code]).toEqual([409, 'conflict']);
      expect(again.body.message).toContain('was carried out');
      expect(await named('kept')).toBe(1);
    });

    it('a setting that took no effect when its commit was lost is added by the repeat', async () => {
      await loseCommit('before');
      expect((await add('gone')).status).toBe(503);
      expect(await named('gone')).toBe(0);
      await letGoOf('gone');
      expect((await add('gone')).status).toBe(201);
      expect(await named('gone')).toBe(1);
    });
  },
  { synced: false },
);
