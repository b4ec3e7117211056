import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiDocument } from '../../apps/api/src/docs/document';
import type { Located } from '../../apps/api/src/docs/walk';
import { saysWhyNot } from '../../apps/api/src/demo/demo-notes';
import { ApiClient } from '../support/client';
import { type Demo, startDemo } from '../support/demo';
import { filledIn, inOrder, LAST } from '../support/swagger-ui';

describe('Swagger UI of `npm start`', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.stop());

  const loaded = async () => (await (await fetch(`${demo.file.docs_url}-json`)).json()) as ApiDocument;

  /** Presses "Execute" everywhere. @returns what has neither worked nor been excused, and what was excused though it works. */
  async function executed(
    isSent: (one: Located) => boolean = () => true,
  ): Promise<{ wrong: string[]; sent: string[] }> {
    const document = await loaded();
    const signedIn = new ApiClient(demo.file.base_url, demo.file.companies[0]?.admin_token);
    const anonymous = new ApiClient(demo.file.base_url);
    const [wrong, sent]: [string[], string[]] = [[], []];
    for (const { path, method, operation } of inOrder(document).filter(isSent)) {
      const { operationId: name = '' } = operation;
      const request = filledIn(path, operation, document);
      const isExcused = saysWhyNot(operation);
      if ('missing' in request) {
        if (!isExcused) wrong.push(`${name}: ${request.missing} is empty`);
        continue;
      }
      // The page sends its token only where the operation asks for one, and a browser says whose page it is.
      const page = operation.security?.some((way) => 'bearer' in way) ? signedIn : anonymous;
      const headers = { ...request.headers, ...(method === 'get' ? {} : { origin: demo.file.base_url }) };
      const { status, text } = await page.send(method.toUpperCase(), request.path, { ...request, headers });
      sent.push(name);
      const hasWorked = status >= 200 && status < 300;
      if (hasWorked === isExcused) wrong.push(`${name}: ${status}${isExcused ? ', and is excused' : ` ${text}`}`);
    }
    return { wrong, sent };
  }

  it('each operation works as filled in, or says why it cannot', async () => {
    const { wrong, sent } = await executed(({ operation }) => !LAST.includes(operation.operationId ?? ''));
    expect(wrong).toEqual([]);
    expect(sent.length).toBeGreaterThan(50);
  });

  it('each operation works again when the page is loaded again, also on what the first time has made', async () => {
    const { wrong, sent } = await executed();
    expect(wrong).toEqual([]);
    expect(sent).toEqual(
      expect.arrayContaining([
        'rescheduleBooking',
        'cancelBooking',
        'rescheduleAppointment',
        'cancelAppointment',
        'findAppointments',
        'updateCallback',
        'redeliverWebhook',
        'signOut',
      ]),
    );
  });
});
