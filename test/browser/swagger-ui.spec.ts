import { beforeAll, expect, it } from '@jest/globals';
import { DemoDocs } from '../../apps/api/src/demo/demo-docs';
import { onBrowser } from '../support/browser';
import type { Visitor } from '../support/visitor';

const docs = new DemoDocs('127.0.0.1');

/** Opens one operation alone, which is quick, and presses its buttons. @returns the status that the page shows. */
async function execute({ page }: Visitor, operationId: string): Promise<string> {
  const operation = page.locator(`.opblock[id$="-${operationId}"]`);
  await operation.locator('.opblock-summary-control').click();
  await operation.locator('.try-out__btn').click();
  await operation.locator('.execute').click();
  const status = operation.locator('.live-responses-table .response > .response-col_status');
  await status.waitFor();
  return (await status.innerText()).trim();
}

onBrowser(
  'Swagger UI of the demo in a browser',
  ({ world, visitor }) => {
    beforeAll(() => docs.open(world().url, world().salon.adminToken));

    it('a question and a booking work with three clicks, and what is signed says that it cannot be tried', async () => {
      const one = await visitor();
      await one.open('/api/docs');
      expect(await execute(one, 'listTeams')).toMatch(/^200/);
      expect(await execute(one, 'createBooking')).toMatch(/^201/);
      expect(await execute(one, 'receiveRetellEvent')).toMatch(/^401/);
      await one.page.getByText('It cannot be tried on this page, which has no key to sign with').first().waitFor();
      await one.picture('swagger-ui');
    });
  },
  { trial: docs },
);
