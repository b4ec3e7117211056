import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedChangeFeed } from '../../testing/scripted-change-feed';
import type { RowChange } from './change-feed';
import { RowCopies, TenantRowCopies } from './row-copies';
import type { CompanyId } from './tenant-context';

interface Row {
  companyId: number;
  name: string;
}

const SALON = { companyId: 7 as CompanyId };
const PRAXIS = { companyId: 8 as CompanyId };
const TEAM: Row = { companyId: 7, name: 'Mitte' };

describe('the copy of a row', () => {
  let feed: ScriptedChangeFeed;
  let copies: TenantRowCopies<Row>;
  let loads: number;

  /** What the database shows to a company. */
  const read = async ({ companyId }: typeof SALON): Promise<Row | undefined> => {
    loads++;
    return companyId === TEAM.companyId ? { ...TEAM } : undefined;
  };
  const get = (tenant = SALON): Promise<Row | undefined> => copies.get(tenant, 5, () => read(tenant));

  beforeEach(() => {
    feed = new ScriptedChangeFeed();
    copies = new TenantRowCopies(feed, 'team');
    loads = 0;
  });

  it('the copy of a row is read once', async () => {
    expect([await get(), await get()]).toEqual([TEAM, TEAM]);
    expect(loads).toBe(1);
  });

  it('the copy of a row is read once by all who ask at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, () => get()));
    expect(loads).toBe(1);
  });

  it('the copy of a row cannot be changed by those who use it', async () => {
    const copy = await get();
    expect(() => void ((copy as Row).name = 'changed')).toThrow(TypeError);
  });

  it.each([
    ['first', [PRAXIS, SALON]],
    ['afterwards', [SALON, PRAXIS]],
  ])('the copy of a row is given to no other company, also when that one asks %s', async (_, order) => {
    const expected = order.map((tenant) => (tenant === SALON ? TEAM : undefined));
    const inTurn: unknown[] = [];
    for (const tenant of order) inTurn.push(await get(tenant));
    expect(inTurn).toEqual(expected);
    feed.emit('everything');
    expect(await Promise.all(order.map((tenant) => get(tenant)))).toEqual(expected);
  });

  it('the copy of a row is known to its company once it was read, and to no other', async () => {
    expect(copies.known(SALON, 5)).toBeUndefined();
    const copy = await get();
    expect([copies.known(SALON, 5), copies.known(PRAXIS, 5)]).toEqual([copy, undefined]);
    feed.isTrusted = false;
    expect(copies.known(SALON, 5)).toBeUndefined();
    feed.isTrusted = true;
    feed.emit({ subject: 'team', keys: ['5'] });
    expect(copies.known(SALON, 5)).toBeUndefined();
  });

  it('the copy of a row that does not exist is not remembered', async () => {
    const missing = (): Promise<undefined> => copies.get(SALON, 6, async () => void loads++) as Promise<undefined>;
    expect([await missing(), await missing(), loads]).toEqual([undefined, undefined, 2]);
  });

  it.each<[RowChange]>([[{ subject: 'team', keys: ['4', '5'] }], [{ subject: 'team', companyId: 7 }], ['everything']])(
    'the copy of a row is read again after the change %j',
    async (change) => {
      await get();
      feed.emit(change);
      await get();
      expect(loads).toBe(2);
    },
  );

  it.each<[RowChange]>([
    [{ subject: 'team', keys: ['4', '55'] }],
    [{ subject: 'team', companyId: 8 }],
    [{ subject: 'event type', keys: ['5'] }],
  ])('the copy of a row is still used after the change %j', async (change) => {
    await get();
    feed.emit(change);
    await get();
    expect(loads).toBe(1);
  });

  it('the copy of a row is read again when events may have been lost', async () => {
    await get();
    feed.loseEvents();
    await get();
    expect(loads).toBe(2);
  });

  it('the copy of a row is not used while events may be late', async () => {
    await get();
    feed.isTrusted = false;
    await get();
    await get();
    expect(loads).toBe(3);
    feed.isTrusted = true;
    await get();
    expect(loads).toBe(3);
  });

  it('the copy of a row that changed while it was read is neither kept nor given to those who ask later', async () => {
    let release: (row: Row) => void = () => {};
    const slow = copies.get(SALON, 5, () => new Promise<Row>((resolve) => (release = resolve)));
    feed.emit({ subject: 'team', keys: ['5'] });
    const later = await get();
    release({ companyId: 7, name: 'as it was' });
    expect([later, (await slow)?.name, await get()]).toEqual([TEAM, 'as it was', TEAM]);
    expect(loads).toBe(1);
  });

  it('the copy of a row that could not be read is tried again', async () => {
    const failing = copies.get(SALON, 5, () => Promise.reject(new Error('away')));
    await expect(failing).rejects.toThrow('away');
    expect(await get()).toEqual(TEAM);
  });

  it('the copy of several companies’ rows is read again when one of them has changed too much to be named', async () => {
    const lists = new RowCopies<readonly Row[]>(feed, 'agent', (rows, id) => rows.some((row) => row.companyId === id));
    const list = () => lists.get('agent_1', async () => (loads++, [TEAM, { companyId: 9, name: 'Nord' }]));
    await list();
    feed.emit({ subject: 'agent', companyId: 8 });
    await list();
    expect(loads).toBe(1);
    feed.emit({ subject: 'agent', companyId: 9 });
    await list();
    expect(loads).toBe(2);
  });
});
