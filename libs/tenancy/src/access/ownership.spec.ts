import { beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptedChangeFeed } from '../../testing/scripted-change-feed';
import { TenantContext } from './tenant-context';
import { Ownership } from './ownership';

const companyOf = (id: number): TenantContext =>
  TenantContext.forCompany({ id, name: `Company ${id}`, locale: 'en', timezone: 'Europe/Berlin' });
const [ours, theirs] = [companyOf(1), companyOf(2)];

describe('ownership', () => {
  let ownership: Ownership;
  let feed: ScriptedChangeFeed;
  let lookups: number;
  let teams: Map<number, number>;

  beforeEach(() => {
    feed = new ScriptedChangeFeed();
    ownership = new Ownership(feed);
    lookups = 0;
    teams = new Map([[5, 1]]);
    ownership.register('team', async (tenant, id) => {
      lookups += 1;
      return teams.get(id) === tenant.companyId;
    });
  });

  it('ownership is refused in the same words for a foreign id and for one that does not exist', async () => {
    const refusal = { status: 403, code: 'forbidden', message: 'Unauthorized access to team' };
    await expect(ownership.require(theirs, 'team', 5)).rejects.toMatchObject(refusal);
    await expect(ownership.require(theirs, 'team', 6)).rejects.toMatchObject(refusal);
  });

  it('ownership that was proven is not looked up again, for this company alone', async () => {
    await ownership.require(ours, 'team', 5);
    await ownership.require(ours, 'team', 5);
    expect(lookups).toBe(1);
    await expect(ownership.require(theirs, 'team', 5)).rejects.toThrow('Unauthorized access to team');
  });

  it('ownership is looked up again after a refusal: the row may have been created meanwhile', async () => {
    await expect(ownership.require(ours, 'team', 6)).rejects.toThrow('Unauthorized access to team');
    teams.set(6, 1);
    await expect(ownership.require(ours, 'team', 6)).resolves.toBeUndefined();
  });

  it('ownership of a team does not prove that of a branch with the same id', async () => {
    ownership.register('branch', async () => false);
    await ownership.require(ours, 'team', 5);
    await expect(ownership.require(ours, 'branch', 5)).rejects.toThrow('Unauthorized access to branch');
  });

  describe('of a caller who is limited to a branch', () => {
    const limitedTo = (branchId: number): TenantContext => new TenantContext({ ...ours, branchId });
    const branchOf = new Map<number, number>();

    beforeEach(() => {
      branchOf.set(5, 7);
      ownership.register('team', async ({ companyId, branchId }, id) => {
        lookups += 1;
        return teams.get(id) === companyId && (branchId === undefined || branchOf.get(id) === branchId);
      });
    });

    it('ownership that was proven for the company or for one branch is not proven for another', async () => {
      await ownership.require(ours, 'team', 5);
      await ownership.require(limitedTo(7), 'team', 5);
      expect(ownership.isProven(limitedTo(8), 'team', 5)).toBe(false);
      await expect(ownership.require(limitedTo(8), 'team', 5)).rejects.toThrow('Unauthorized access to team');
    });

    it('ownership is looked up once, until a team changes', async () => {
      await ownership.require(limitedTo(7), 'team', 5);
      await ownership.require(limitedTo(7), 'team', 5);
      expect(lookups).toBe(1);
      branchOf.set(5, 8);
      feed.emit({ subject: 'team', keys: ['5'] });
      await expect(ownership.require(limitedTo(7), 'team', 5)).rejects.toThrow('Unauthorized access to team');
    });

    it('ownership is looked up again after lost events, and while events may be late', async () => {
      await ownership.require(limitedTo(7), 'team', 5);
      feed.loseEvents();
      expect(ownership.isProven(limitedTo(7), 'team', 5)).toBe(false);
      await ownership.require(limitedTo(7), 'team', 5);
      feed.isTrusted = false;
      expect(ownership.isProven(limitedTo(7), 'team', 5)).toBe(false);
    });

    it('ownership that was looked up before a team has changed is not remembered', async () => {
      ownership.register('team', async () => {
        feed.emit({ subject: 'team', keys: ['5'] });
        return true;
      });
      await ownership.require(limitedTo(7), 'team', 5);
      expect(ownership.isProven(limitedTo(7), 'team', 5)).toBe(false);
    });
  });

  it('ownership of an unregistered kind is an internal error', async () => {
    await expect(ownership.require(ours, 'sync run', 1)).rejects.toThrow('No room answers');
    expect([ownership.answersFor('team'), ownership.answersFor('sync run')]).toEqual([true, false]);
  });
});
