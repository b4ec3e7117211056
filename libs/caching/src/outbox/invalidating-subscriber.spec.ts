import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { type EntityData, type EntityName, MikroORM, RequestContext, TransactionPropagation } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { PgliteDriver } from '@mikro-orm/pglite';
import { Environment } from '@app/common';
import { BossJobs, EmbeddedPostgres, migrateJobs } from '@app/database';
import type { CompanyId } from '@app/tenancy';
import { type CacheKey, cacheKeys } from '../keys/cache-keys';
import { CompanyCache } from '../answers/company-cache';
import type { Invalidation } from '../keys/invalidation';
import { MemoryCacheStore } from '../stores/memory-cache-store';
import { InvalidatingSubscriber } from './invalidating-subscriber';
import { InvalidationOutbox } from './invalidation-outbox';
import { PendingInvalidations } from './pending-invalidations';

Logger.overrideLogger(false);
const company = 1 as CompanyId;

@Entity()
class Shelf {
  @PrimaryKey({ type: 'integer' }) id: number;
}

@Entity()
class Book {
  @PrimaryKey({ type: 'integer', autoincrement: true }) id: number;
  @Property({ type: 'text' }) @Unique() title: string;
  @Property({ type: 'integer', default: 0 }) pages: number;
  @ManyToOne({ entity: () => Shelf }) shelf: Shelf;
}

class BookSubscriber extends InvalidatingSubscriber<Book> {
  isBroken = false;

  getSubscribedEntities(): EntityName<Book>[] {
    return [Book];
  }

  protected affected(book: Book, original?: EntityData<Book>): Invalidation {
    if (this.isBroken) throw new Error('on demand');
    const shelves = [book.shelf.id, original?.shelf as number | undefined].filter((id) => id !== undefined);
    return { keys: shelves.map(keyOf) };
  }
}

const keyOf = (shelf: number): CacheKey => cacheKeys.branchTeams(company, shelf);

const on = (...ids: number[]): CacheKey[] => ids.map(keyOf);

describe('InvalidatingSubscriber', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let jobs: BossJobs;
  let orm: MikroORM;
  let subscriber: BookSubscriber;
  const store = new MemoryCacheStore();
  const invalidated: CacheKey[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
    const environment = new Environment({ DATA_DIR: folder });
    postgres = await EmbeddedPostgres.open(folder);
    await migrateJobs(environment, postgres);
    jobs = await BossJobs.start(environment, postgres);
    orm = await MikroORM.init({
      driver: PgliteDriver,
      dbName: 'postgres',
      driverOptions: { pglite: postgres.pglite },
      entities: [Book, Shelf],
    });
    await orm.schema.create();
    await orm.em.fork().insertMany(Shelf, [{ id: 1 }, { id: 2 }, { id: 3 }]);
    const cache = new CompanyCache(store);
    const pending = new PendingInvalidations(orm.em, cache, new InvalidationOutbox(jobs, cache, environment));
    subscriber = new BookSubscriber(orm.em, pending);
    store.subscribe((event) => void (event.kind === 'dropped' && invalidated.push(event.key)));
  });
  afterAll(async () => {
    await jobs.beforeApplicationShutdown();
    await jobs.onApplicationShutdown();
    await orm.close(true);
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  });

  let book: Book;
  beforeEach(async () => {
    const em = orm.em.fork();
    await em.nativeDelete(Book, {});
    book = em.create(Book, { title: 'one', pages: 1, shelf: 1 });
    await em.flush();
    invalidated.length = 0;
  });
  const shelves = () => [...new Set(invalidated)].toSorted();

  it('a flush invalidates after a creation, an update and a removal', async () => {
    const em = orm.em.fork();
    const other = em.create(Book, { title: 'two', pages: 1, shelf: 2 });
    await em.flush();
    expect(shelves()).toEqual(on(2));
    invalidated.length = 0;
    other.pages = 2;
    await em.flush();
    expect(shelves()).toEqual(on(2));
    invalidated.length = 0;
    await em.remove(other).flush();
    expect(shelves()).toEqual(on(2));
  });

  it('an update invalidates the answers that showed the entity before it, too', async () => {
    const em = orm.em.fork();
    const moved = await em.findOneOrFail(Book, book.id);
    moved.shelf = em.getReference(Shelf, 2);
    await em.flush();
    expect(shelves()).toEqual(on(1, 2));
  });

  it('a removal after an unflushed move invalidates the answers that show the stored row', async () => {
    const em = orm.em.fork();
    const moved = await em.findOneOrFail(Book, book.id);
    moved.shelf = em.getReference(Shelf, 2);
    await em.remove(moved).flush();
    expect(shelves()).toContain(keyOf(1));
  });

  it('several flushes of one transaction invalidate once it commits', async () => {
    await orm.em.fork().transactional(async (em) => {
      em.create(Book, { title: 'two', pages: 1, shelf: 2 });
      await em.flush();
      em.create(Book, { title: 'three', pages: 1, shelf: 3 });
      await em.flush();
      expect(invalidated).toEqual([]);
    });
    expect(shelves()).toEqual(on(2, 3));
  });

  it('an invalidation follows the commit, when other transactions see the change', async () => {
    const seen: (string | undefined)[] = [];
    const stop = store.subscribe(() => {
      seen.push('invalidated');
    });
    await orm.em.fork().transactional(async (em) => {
      em.create(Book, { title: 'two', pages: 1, shelf: 2 });
      await em.flush();
      seen.push('written');
    });
    stop();
    expect(seen).toEqual(['written', 'invalidated']);
  });

  it('an explicit commit invalidates', async () => {
    const em = orm.em.fork();
    await em.begin();
    em.create(Book, { title: 'two', pages: 1, shelf: 2 });
    await em.flush();
    expect(invalidated).toEqual([]);
    await em.commit();
    expect(shelves()).toEqual(on(2));
  });

  it('a rollback discards its invalidations', async () => {
    const failed = orm.em.fork().transactional(async (em) => {
      em.create(Book, { title: 'two', pages: 1, shelf: 2 });
      await em.flush();
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(invalidated).toEqual([]);
  });

  it('a released savepoint invalidates with the outer commit, and one that was rolled back does not', async () => {
    await orm.em.fork().transactional(async (outer) => {
      await outer.transactional(async (em) => {
        em.create(Book, { title: 'two', pages: 1, shelf: 2 });
      });
      expect(invalidated).toEqual([]);
      const failed = outer.transactional(async (em) => {
        em.create(Book, { title: 'three', pages: 1, shelf: 3 });
        await em.flush();
        throw new Error('changed my mind');
      });
      await expect(failed).rejects.toThrow('changed my mind');
    });
    expect(shelves()).toEqual(on(2));
  });

  it('an outer rollback discards the invalidations of a released savepoint', async () => {
    const failed = orm.em.fork().transactional(async (outer) => {
      await outer.transactional(async (em) => {
        em.create(Book, { title: 'two', pages: 1, shelf: 2 });
      });
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(invalidated).toEqual([]);
  });

  it('a joined transaction invalidates with the commit of the one it joined', async () => {
    await orm.em.fork().transactional(async (outer) => {
      await outer.transactional(async (em) => void em.create(Book, { title: 'two', pages: 1, shelf: 2 }), {
        propagation: TransactionPropagation.REQUIRED,
      });
      await outer.flush();
      expect(invalidated).toEqual([]);
    });
    expect(shelves()).toEqual(on(2));
  });

  it('upserts in a transaction invalidate', async () => {
    await orm.em.fork().transactional(async (em) => {
      await em.upsert(Book, { title: 'one', pages: 7, shelf: 1 });
      await em.upsert(Book, { title: 'two', pages: 7, shelf: 2 });
      expect(invalidated).toEqual([]);
    });
    expect(shelves()).toEqual(on(1, 2));
  });

  it('upsertMany in a transaction invalidates for every row', async () => {
    const rows = [1, 2, 3].map((shelf) => ({ title: `on ${shelf}`, pages: 1, shelf }));
    for (let time = 0; time < 2; time++) {
      await orm.em.fork().transactional(async (em) => {
        await em.upsertMany(Book, rows);
        expect(invalidated).toEqual([]);
      });
      expect(shelves()).toEqual(on(1, 2, 3));
      invalidated.length = 0;
    }
  });

  it('upserts outside a transaction are refused before they write', async () => {
    const row = { title: 'two', pages: 7, shelf: 2 };
    await expect(orm.em.fork().upsert(Book, row)).rejects.toThrow('upsert it inside em.transactional');
    await expect(orm.em.fork().upsertMany(Book, [row])).rejects.toThrow('Answers show Book');
    expect(await orm.em.fork().count(Book)).toBe(1);
    expect(invalidated).toEqual([]);
  });

  it('the application’s own entity manager invalidates inside a request context', async () => {
    await RequestContext.create(orm.em, async () => {
      orm.em.create(Book, { title: 'two', pages: 1, shelf: 2 });
      await orm.em.flush();
    });
    expect(shelves()).toEqual(on(2));
  });

  it('an error of the subscriber does not fail the write', async () => {
    subscriber.isBroken = true;
    const em = orm.em.fork();
    em.create(Book, { title: 'two', pages: 1, shelf: 2 });
    await em.flush();
    subscriber.isBroken = false;
    expect(await orm.em.fork().count(Book)).toBe(2);
  });
});
