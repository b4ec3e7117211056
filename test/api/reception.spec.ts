import { expect, it } from '@jest/globals';
import { onSharedEngines } from '../support/on-shared-engines';

onSharedEngines('a receptionist', (world) => {
  it('tells agents and users what time it is where the appointments are', async () => {
    const { salon } = world();
    const before = Date.now() - 1000;
    const { body: told } = await salon.call('/api/retell/current-time', {});
    const { body: answered } = await salon.member.post('/api/retell/current-time', {});
    for (const answer of [told, answered.data]) {
      expect(answer).toMatchObject({ ok: true, timezone: 'Europe/Berlin' });
      expect(Date.parse(answer.now)).toBeGreaterThan(before);
      expect(answer.say).toMatch(/^Es ist [A-Z][a-z]+, \d{1,2}\. \p{L}+ um \d{1,2}:\d\d Uhr\.$/u);
    }
  });

  it('names to a program the arguments that a function does not have', async () => {
    const { salon } = world();
    const { status, body } = await salon.member.post('/api/retell/current-time', { mood: 'good' });
    expect([status, body.details]).toEqual([400, [{ field: 'mood', message: 'is not a known field' }]]);
  });
});
