import { beforeAll, expect, it } from '@jest/globals';
import { DemoDocs } from '../../apps/api/src/demo/demo-docs';
import { onBrowser } from '../support/browser';
import { executeOn } from '../support/swagger-page';

const docs = new DemoDocs('127.0.0.1');

onBrowser(
  'Swagger UI of the demo in a browser',
  ({ world, visitor }) => {
    beforeAll(() => docs.open(world().url, world().salon.adminToken));

    it('a question and a booking work with three clicks, and what is signed says that it cannot be tried', async () => {
      const one = await visitor();
      await one.open('/api/docs');
      expect(await executeOn(one.page, 'listTeams')).toBe('200');
      expect(await executeOn(one.page, 'createBooking')).toBe('201');
      expect(await executeOn(one.page, 'receiveRetellEvent')).toBe('401');
      await one.page.locator('.opblock[id$="-receiveRetellEvent"] .opblock-summary-control').click();
      await one.page.getByText('It cannot be tried on this page, which has no key to sign with').first().waitFor();
      await one.picture('swagger-ui');
    });
  },
  { trial: docs },
);
