import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BareDatabase, openBareDatabase } from '../../../../test/support/bare-database';
import { statementsSentBy } from '../../../../test/support/statements';
import { TenantDatabase } from '../access/tenant-database';
import { TokenHolders } from './token-holder';

describe('the look-up of tokens', () => {
  let bare: BareDatabase;
  let holders: TokenHolders;
  beforeAll(async () => {
    bare = await openBareDatabase();
    holders = new TokenHolders(new TenantDatabase(bare.orm.em));
  });
  afterAll(() => bare?.close());

  const lookUp = (count: number): Promise<unknown[]> =>
    Promise.all(Array.from({ length: count }, (_, index) => holders.find(900_000 + index)));

  it('the look-up of tokens takes one statement for all of one tick, up to a hundred', async () => {
    const statements = await statementsSentBy(bare.orm, async () => {
      expect(await lookUp(30)).toEqual(Array.from({ length: 30 }, () => undefined));
    });
    expect(statements).toHaveLength(1);
    expect(await statementsSentBy(bare.orm, () => lookUp(250))).toHaveLength(3);
  });

  it('the look-up of tokens remembers nothing', async () => {
    expect(await statementsSentBy(bare.orm, () => lookUp(1))).toHaveLength(1);
    expect(await statementsSentBy(bare.orm, () => lookUp(1))).toHaveLength(1);
  });
});
