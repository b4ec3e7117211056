import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/core';
import { type EncryptionKey, Environment, KeyRing } from '@app/common';
import { AGENT_KEY, AgentsService } from '@app/retell';
import {
  AuditLog,
  CalcomKeys,
  CompaniesService,
  KeyCheck,
  KeyRotation,
  SealedColumns,
  TenantContext,
  TenantDatabase,
} from '@app/tenancy';
import { asOwner } from '../support/as-owner';
import { subscribe } from '../support/calcom-webhooks';
import { onEveryEngine } from '../support/on-every-engine';
import { syncAll } from '../support/test-company';

const key = (kid: string): EncryptionKey => ({ kid, secret: randomBytes(32) });
const inText = (...keys: EncryptionKey[]): string =>
  keys.map(({ kid, secret }) => `${kid}:${secret.toString('base64')}`).join(',');

const [OLD, NEW] = [key('old'), key('new')];
/** Format, key, and at least a nonce and a tag. */
const SEALED = String.raw`^v\d+\.[\w-]+\.[\w-]{38,}$`;

// Every instance must know the new key before anything is sealed with it.
const options = { variables: { ENCRYPTION_KEYS: inText(OLD, NEW) }, synced: false };

onEveryEngine(
  'key rotation',
  (world) => {
    const rotate = (...keys: EncryptionKey[]) => {
      const { app } = world();
      const [database, columns, audit] = [app.get(TenantDatabase), app.get(SealedColumns), app.get(AuditLog)];
      return new KeyRotation(database, columns, new KeyRing(keys), audit).run();
    };
    const failureOf = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'no failure',
        (error: Error) => error.message,
      );
    const contextOf = (id: number): Promise<TenantContext> => world().app.get(CompaniesService).contextFor(id);

    beforeEach(() => rotate(OLD, NEW));

    it('a rotation reseals every value; a second one finds nothing left to do', async () => {
      expect(await rotate(NEW, OLD)).toEqual({ resealed: 4, already_current: 0, total: 4 });
      expect(await rotate(NEW, OLD)).toEqual({ resealed: 0, already_current: 4, total: 4 });
    });

    it('an old key can be removed after a rotation, and everything still opens', async () => {
      await rotate(NEW, OLD);
      expect(await rotate(NEW)).toEqual({ resealed: 0, already_current: 4, total: 4 });
      const [{ sealed } = { sealed: '' }] = await asOwner<{ sealed: string }>(
        world(),
        `select calcom_api_key as sealed from companies where id = ${world().salon.id}`,
      );
      expect(sealed).toMatch(/^v1\.new\./);
      const plain = new KeyRing([NEW]).open(sealed, CalcomKeys.column.contextFor(world().salon.id));
      expect(plain).toBe('cal_live_sandbox_salon_4f9a1c7e2b8d');
    });

    it('a rotation does not disturb a service that goes on reading', async () => {
      const tenant = await contextOf(world().salon.id);
      const account = await world().app.get(CompaniesService).calcomAccount(tenant);
      await rotate(NEW, OLD);
      expect(await world().app.get(CompaniesService).calcomAccount(tenant)).toEqual(account);
      const call = await world().salon.call('/api/retell/check-availability', {});
      expect(call.status).toBe(200);
    });

    it('a rotation works in batches and reseals each row once', async () => {
      const tenant = await contextOf(world().praxis.id);
      for (let index = 0; index < 205; index++) {
        await world()
          .app.get(AgentsService)
          .create(tenant, { agentId: `agent_many_${index}`, key: `key_${index}` });
      }
      try {
        expect(await rotate(NEW, OLD)).toEqual({ resealed: 209, already_current: 0, total: 209 });
        expect(await rotate(NEW)).toEqual({ resealed: 0, already_current: 209, total: 209 });
      } finally {
        await asOwner(world(), `delete from retell_agents where agent_id like 'agent\\_many%'`);
      }
    });

    it('a missing key is named with the column that needs it, and the rest is resealed', async () => {
      await rotate(NEW, OLD);
      // As after a restore of one row from an older backup.
      const sealed = new KeyRing([key('lost')]).seal('cal_x', CalcomKeys.column.contextFor(world().praxis.id));
      const [before] = await asOwner<{ id: string; calcom_api_key: string }>(
        world(),
        `select id, calcom_api_key from companies where id = ${world().praxis.id}`,
      );
      const put = (text: string) =>
        asOwner(world(), `update companies set calcom_api_key = '${text}' where id = ${world().praxis.id}`);
      await put(sealed);
      try {
        const message = await failureOf(rotate(OLD, NEW));
        expect(message).toMatch(/^3 resealed, 0 were current, but 1 could not be opened/);
        expect(message).toContain(
          `companies.calcom_api_key of company ${world().praxis.id} (row ${world().praxis.id}): ` +
            'Sealed text needs key "lost", which is not in ENCRYPTION_KEYS',
        );
        expect(message).not.toContain(sealed);
      } finally {
        await put(before?.calcom_api_key ?? '');
      }
      expect(await rotate(OLD, NEW)).toEqual({ resealed: 1, already_current: 3, total: 4 });
    });

    it('a key of the same name but different content is noticed, although nothing is left to reseal', async () => {
      expect(await failureOf(rotate(key('old')))).toMatch(/4 could not be opened[\s\S]*calcom_api_key of company/);
      expect(await rotate(OLD)).toEqual({ resealed: 0, already_current: 4, total: 4 });
    });

    it('a rotation is recorded in the audit log as an operator’s action', async () => {
      await rotate(NEW, OLD);
      const { body } = await world().salon.admin.get('/api/audit-log?action=secrets.resealed&limit=2');
      expect(body.data).toMatchObject([
        { actor_type: 'operator', details: { column: 'retell_agents.api_key', values: 1 } },
        { actor_type: 'operator', details: { column: 'companies.calcom_api_key', values: 1 } },
      ]);
    });

    describe('at the start', () => {
      const check = (...keys: EncryptionKey[]): Promise<void> => {
        const { app } = world();
        const [database, columns] = [app.get(TenantDatabase), app.get(SealedColumns)];
        return new KeyCheck(database, columns, new KeyRing(keys), app.get(Environment)).run();
      };

      it('keys are accepted that open what is stored', async () => {
        await expect(check(OLD)).resolves.toBeUndefined();
        await expect(check(NEW, OLD)).resolves.toBeUndefined();
      });

      it('keys are refused that open nothing of it, whatever their names', async () => {
        for (const keys of [[NEW], [key('old')], [key('other'), NEW]])
          await expect(check(...keys)).rejects.toThrow('ENCRYPTION_KEYS opens none of the stored secrets');
      });

      it('keys are accepted though the first value is one that no key opens', async () => {
        const { id } = world().salon;
        const [row] = await asOwner<{ sealed: string }>(
          world(),
          `select calcom_api_key as sealed from companies where id = ${id}`,
        );
        const put = (text = '') => asOwner(world(), `update companies set calcom_api_key = '${text}' where id = ${id}`);
        await put('v1.lost.AAAA');
        try {
          await expect(check(OLD)).resolves.toBeUndefined();
        } finally {
          await put(row?.sealed);
        }
      });
    });

    describe('sealed columns', () => {
      it('a rotation has a registered column for every column that holds sealed text', async () => {
        const { app, salon } = world();
        const headers = { 'idempotency-key': 'sealed' };
        const { body } = await salon.admin.post(
          '/api/webhook-endpoints',
          { url: 'https://hooks.example/' },
          { headers },
        );
        // Its former key counts for a day more.
        const [agent] = (await salon.admin.get('/api/retell/agents')).body.data;
        await salon.admin.patch(`/api/retell/agents/${agent.id}`, { api_key: 'another_key' });
        await syncAll(salon);
        const subscriptions = await subscribe(world(), salon.id);
        const metadata = app.get(MikroORM).getMetadata();
        const registered = app
          .get(SealedColumns)
          .all()
          .map(({ entity, property }) => {
            const { tableName, properties } = metadata.get(entity);
            return `${tableName}.${properties[property]?.fieldNames[0]}`;
          });
        const texts = await asOwner<{ name: string; column: string }>(
          world(),
          `select table_name as name, column_name as "column" from information_schema.columns
           where table_schema = 'public' and data_type in ('text', 'character varying', 'json', 'jsonb')`,
        );
        const holding: string[] = [];
        for (const { name, column } of texts) {
          const found = await asOwner(world(), `select 1 from ${name} where "${column}"::text ~ '${SEALED}' limit 1`);
          if (found.length > 0) holding.push(`${name}.${column}`);
        }
        expect(holding.toSorted()).toEqual(registered.toSorted());
        const total = 7 + subscriptions;
        expect(await rotate(NEW, OLD)).toEqual({ resealed: total, already_current: 0, total });
        await salon.admin.delete(`/api/webhook-endpoints/${body.data.id}`);
        await salon.admin.patch(`/api/retell/agents/${agent.id}`, { api_key: salon.agent.key });
        await asOwner(world(), 'update retell_agents set former_key = null, former_key_until = null');
        await asOwner(world(), 'delete from idempotent_answers');
        await asOwner(world(), 'delete from webhook_subscriptions');
      });

      it('sealing in the code always names a registered column', () => {
        const sealing = ['libs', 'apps'].flatMap((folder) =>
          readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
            .flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/[kK]eyRing\.(seal|open)\(.*$/gm) ?? []),
        );
        expect(sealing.length).toBeGreaterThan(4);
        expect(sealing.filter((call) => !/\.contextFor\(|, context\)/.test(call))).toEqual([]);
        expect(
          [CalcomKeys.column, AGENT_KEY].every((column) => world().app.get(SealedColumns).all().includes(column)),
        ).toBe(true);
      });
    });

    describe('the list of companies', () => {
      it('the list of companies is complete', async () => {
        const database = world().app.get(TenantDatabase);
        const listed = await database.companyIds();
        expect(listed).toEqual([world().salon.id, world().praxis.id]);
      });

      it('the lookup that lists companies opens no other table, and nothing for writing', async () => {
        const database = world().app.get(TenantDatabase);
        await database.forLookup('app.every_company', 'list').transactional(async (em) => {
          for (const table of ['users', 'personal_access_tokens', 'calcom_teams', 'retell_agents', 'audit_log']) {
            const [row] = await em.execute<{ rows: number }[]>(`select count(*)::int as rows from ${table}`);
            expect({ table, rows: row?.rows }).toEqual({ table, rows: 0 });
          }
          expect(await em.execute(`update companies set name = 'x' returning id`)).toEqual([]);
        });
        for (const other of ['', 'no', 'lists']) {
          const em = database.forLookup('app.every_company', other);
          const seen = await em.transactional((inside) => inside.execute('select id from companies'));
          expect(seen).toEqual([]);
        }
      });
    });
  },
  options,
);
