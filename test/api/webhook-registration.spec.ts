import { expect, it } from '@jest/globals';
import { asOwner } from '../support/as-owner';
import { subscribe } from '../support/calcom-webhooks';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import type { World } from '../support/world';
import { MUNICH } from './steps';

const PUBLIC_URL = 'https://api.example.com';

onEveryEngine(
  'webhooks at Cal.com',
  (world) => {
    const webhooks = () => webhooksOfSalon(world());
    const urls = (): string[] => webhooks().map(({ subscriberUrl }) => subscriberUrl);
    const ofNobody = () => webhooks().filter(({ eventTypeId }) => eventTypeId === MUNICH.nobody);
    const sync = () => world().salon.admin.post('/api/calcom/teams/sync', { force: true });

    it('a sync sets up one webhook for each event type, below the public URL', async () => {
      const { store } = world().sandbox;
      await sync();
      const [account] = store.accounts;
      const teams = store.teams.filter(({ accountId }) => accountId === account?.id).map(({ id }) => id);
      const wanted = store.eventTypes.filter(({ teamId, schedulingType, parentEventTypeId, hidden }) => {
        return teams.includes(teamId) && !hidden && (schedulingType !== 'managed' || parentEventTypeId !== null);
      });
      const eventTypes = () => webhooks().flatMap(({ eventTypeId }) => eventTypeId ?? []);
      await eventually('every event type has one', () => wanted.every(({ id }) => eventTypes().includes(id)));
      expect(new Set(eventTypes()).size).toBe(eventTypes().length);
      expect(urls().filter((url) => !url.startsWith(`${PUBLIC_URL}/api/webhooks/calcom/`))).toEqual([]);
    });

    it('a webhook goes with its event type', async () => {
      const { store } = world().sandbox;
      expect(ofNobody()).toHaveLength(1);
      store.eventTypes = store.eventTypes.filter(({ id }) => id !== MUNICH.nobody);
      // As Cal.com does with what belongs to an event type.
      store.webhooks = store.webhooks.filter(({ eventTypeId }) => eventTypeId !== MUNICH.nobody);
      await sync();
      const sql = `select count(*)::int as rows from webhook_subscriptions where calcom_event_type_id = ${MUNICH.nobody}`;
      const isForgotten = async () => (await asOwner<{ rows: number }>(world(), sql))[0]?.rows === 0;
      await eventually('it is forgotten', isForgotten);
      expect(ofNobody()).toEqual([]);
    });
  },
  { variables: { PUBLIC_URL } },
);

onEveryEngine('webhooks at Cal.com, set up by hand', (world) => {
  const webhooks = () => webhooksOfSalon(world());
  const urls = (): string[] => webhooks().map(({ subscriberUrl }) => subscriberUrl);

  it('an answer that is lost makes no second webhook, and another URL replaces the first', async () => {
    const { sandbox, salon, app } = world();
    const count = await subscribe({ app, url: PUBLIC_URL }, salon.id);
    expect(count).toBeGreaterThan(10);
    sandbox.faults.add({ name: 'lost', operation: 'createTeamEventTypeWebhook', times: 3 });
    expect(await subscribe({ app, url: 'https://other.example.com' }, salon.id)).toBe(count - 3);
    expect(await subscribe({ app, url: 'https://other.example.com' }, salon.id)).toBe(count);
    expect(urls()).toHaveLength(count);
    expect(urls().filter((url) => url.startsWith(PUBLIC_URL))).toEqual([]);
    const all = await Promise.all([1, 2, 3].map(() => subscribe({ app, url: PUBLIC_URL }, salon.id)));
    expect(Math.max(...all)).toBe(count);
    expect(urls()).toHaveLength(count);
  });

  it('an organization has one webhook for all of its teams', async () => {
    const { sandbox, salon, app } = world();
    const [account] = sandbox.store.accounts;
    const organization = { id: 77, name: 'Kessler', slug: 'kessler', timeZone: 'Europe/Berlin', parentId: null };
    sandbox.store.organizations.push({ ...organization, adminIds: [account?.id ?? 0], memberIds: [] });
    expect(await subscribe({ app, url: PUBLIC_URL }, salon.id)).toBe(1);
    expect(webhooks().map(({ organizationId }) => organizationId)).toEqual([77]);
  });
});

/** Those of the other company are its own. */
function webhooksOfSalon({ sandbox: { store } }: World) {
  const [salon] = store.accounts;
  const teamOf = (eventTypeId: number | null) => store.team(store.eventType(eventTypeId ?? 0)?.teamId ?? 0);
  return store.webhooks.filter(
    ({ eventTypeId, organizationId }) => organizationId !== null || teamOf(eventTypeId)?.accountId === salon?.id,
  );
}
