import { beforeAll, expect, it } from '@jest/globals';
import { Reconciling } from '@app/booking';
import { CompaniesService, type CompanyId, Retention, type TenantContext } from '@app/tenancy';
import { DeliveryCare } from '@app/webhooks';
import { BookingsService } from '../../../libs/booking/src/appointments/bookings.service';
import { KnownAppointments } from '../../../libs/booking/src/elsewhere/known-appointments';
import { OpenBookings } from '../../../libs/booking/src/claims/open-bookings';
import { DueDeliveries } from '../../../libs/webhooks/src/deliveries/due-deliveries';
import { ApiClient } from '../../support/client';
import { onServers } from '../../support/on-every-engine';
import { type Access, QueryPlans } from '../../support/query-plans';
import { bookingOf, findOffer } from '../../support/road';
import { callTo, signed } from '../../support/retell';
import { fillWithMany, LARGE, MANY } from './many-rows';

const FILLING_MS = 300_000;

onServers(
  'queries on a database of companies with many rows',
  (world) => {
    let plans: QueryPlans | undefined;
    let tenant: TenantContext;
    let booking: { id: number; operation_id: string; uid: string };
    let endpointId: number;
    let token: string;

    beforeAll(async () => {
      const { salon, engines, app } = world();
      await fillWithMany(world());
      tenant = await app.get(CompaniesService).contextFor(salon.id);
      const [row] =
        (await engines.database?.query<{ id: string; operation_id: string; uid: string }>(
          `select id, operation_id, calcom_booking_uid as uid from bookings where company_id = ${salon.id} order by id limit 1`,
        )) ?? [];
      booking = { id: Number(row?.id), operation_id: row?.operation_id ?? '', uid: row?.uid ?? '' };
      const [endpoint] =
        (await engines.database?.query<{ id: string }>(
          `select id from webhook_endpoints where company_id = ${salon.id}`,
        )) ?? [];
      endpointId = Number(endpoint?.id);
      token = await world().provisioning.token(salon.id, Number((await userIds())[0]));
      plans = await QueryPlans.open(world());
    }, FILLING_MS);

    const userIds = async (): Promise<string[]> =>
      (
        (await world().engines.database?.query<{ id: string }>(
          `select id from users where company_id = ${world().salon.id} and role = 'admin'`,
        )) ?? []
      ).map(({ id }) => id);
    const member = () => world().salon.member;
    const admin = () => world().salon.admin;
    const got = async (path: string, client = member()): Promise<void> => {
      const { status, body } = await client.get(path);
      expect([path, status, body.code]).toEqual([path, 200, undefined]);
    };
    const known = () => world().app.get(KnownAppointments, { strict: false });
    const soon = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    const ofEndpoint = () => ({ companyId: world().salon.id as CompanyId, endpointId });

    /** Rows that a page of 50 may look at. */
    const PAGE = 120;

    const queries: Record<string, { rows: number; work: () => Promise<unknown> }> = {
      'the list of teams': { rows: 400, work: () => got('/api/calcom/teams') },
      'the services of a team': {
        rows: 200,
        work: async () => {
          const { body } = await member().get('/api/calcom/teams');
          await got(`/api/calcom/teams/${body.data.at(-1).id}/event-types`);
        },
      },
      'the list of bookings': { rows: PAGE, work: () => got('/api/bookings') },
      'its second page': {
        rows: PAGE,
        work: async () => {
          const { body } = await member().get('/api/bookings');
          await got(`/api/bookings?cursor=${encodeURIComponent(body.next_cursor)}`);
        },
      },
      'bookings of a team': {
        rows: PAGE,
        work: async () => got(`/api/bookings?team_id=${(await member().get('/api/calcom/teams')).body.data[0].id}`),
      },
      'bookings of a status': { rows: PAGE, work: () => got('/api/bookings?status=confirmed') },
      'bookings of a status that few have': { rows: PAGE, work: () => got('/api/bookings?status=unknown') },
      'refused attempts': { rows: PAGE, work: () => got('/api/bookings?status=failed') },
      'bookings of a source': { rows: PAGE, work: () => got('/api/bookings?source=calcom') },
      'bookings of some days': {
        rows: 2 * PAGE,
        work: () =>
          got(`/api/bookings?from=${encodeURIComponent(soon(1))}&to=${encodeURIComponent(soon(3))}&host=nobody`),
      },
      'a booking': { rows: 10, work: () => got(`/api/bookings/${booking.id}`) },
      'the history of a booking': { rows: 20, work: () => got(`/api/bookings/${booking.id}/events`) },
      'a booking by its code': {
        rows: 5,
        work: () => world().app.get(BookingsService, { strict: false }).ofCode(tenant, 'C77'),
      },
      'a booking by its uid': { rows: 5, work: () => known().at(tenant, booking.uid) },
      'bookings by their uids': { rows: 10, work: () => known().among(tenant, [booking.uid, 'uid-unknown']) },
      'a booking by its operation': { rows: 5, work: () => known().byOperation(tenant, booking.operation_id) },
      'a booking by its seat': { rows: 5, work: () => known().bySeat(tenant, 'a-seat') },
      'appointments of a number': {
        rows: 10,
        work: () => world().app.get(BookingsService, { strict: false }).upcoming(tenant, 10, '+49301003000'),
      },
      // Of a day, and those that are asked for.
      'the next appointments': {
        rows: 60,
        work: () => world().app.get(BookingsService, { strict: false }).upcoming(tenant, 10),
      },
      'what a comparison knows of a fortnight': {
        rows: 1000,
        work: async () =>
          known().standing(tenant, (await member().get('/api/calcom/teams')).body.data[0].id, {
            from: new Date(),
            to: new Date(soon(14)),
          }),
      },
      'a token that is seen for the first time': {
        rows: 5,
        work: () => got('/api/auth/me', new ApiClient(world().url, token)),
      },
      'the tokens of a company': { rows: PAGE, work: () => got('/api/tokens', admin()) },
      'a signed call': {
        rows: 20,
        work: async () => {
          const { salon, url } = world();
          const call = callTo(salon.agent, 'call-1');
          const body = { name: 'current_time', args: {}, call };
          expect((await signed(url, '/api/retell/current-time', body, salon.agent)).status).toBe(200);
        },
      },
      'a booking under a key': {
        rows: 400,
        work: async () => {
          const offer = await findOffer(world().salon);
          const headers = { 'idempotency-key': 'a-key-of-its-own' };
          expect((await member().post('/api/bookings', bookingOf(offer), { headers })).status).toBe(201);
        },
      },
      'bookings whose outcome is open': {
        rows: 200,
        work: () => world().app.get(OpenBookings, { strict: false }).due(20, 10),
      },
      'a look of the reconciler': { rows: 200, work: () => world().app.get(Reconciling).settleDue() },
      'a delivery that is due': {
        rows: 400,
        work: () => world().app.get(DueDeliveries, { strict: false }).claim(ofEndpoint()),
      },
      'when a delivery is due': {
        rows: 400,
        work: () => world().app.get(DueDeliveries, { strict: false }).schedule(ofEndpoint()),
      },
      'the deliveries of an endpoint': {
        rows: PAGE,
        work: () => got(`/api/webhook-endpoints/${endpointId}/deliveries`, admin()),
      },
      'the log of calls': { rows: PAGE, work: () => got('/api/retell/calls') },
      'a call': { rows: 10, work: () => got('/api/retell/calls/call-5') },
      'the audit log': { rows: PAGE, work: () => got('/api/audit-log', admin()) },
      'the audit log of an action': { rows: PAGE, work: () => got('/api/audit-log?action=team.updated', admin()) },
      'the callbacks': { rows: PAGE, work: () => got('/api/callbacks') },
      'the callbacks that are open': { rows: PAGE, work: () => got('/api/callbacks?done=false') },
      'the runs of syncs': { rows: PAGE, work: () => got('/api/calcom/sync-runs', admin()) },
      'the status of a company': { rows: 200, work: () => got('/api/status', admin()) },
      'retention where nothing is old': { rows: 100, work: () => world().app.get(Retention).run() },
      'the care of deliveries': { rows: 400, work: () => world().app.get(DeliveryCare).run() },
    };

    it('a plan that reads a whole table is found (control)', async () => {
      if (!plans) return notRunHere();
      const database = world().app.get(BookingsService, { strict: false })['database'];
      const read = await plans.during(() =>
        database
          .forTenant(tenant)
          .transactional((em) => em.execute(`select count(*) from bookings where title like '%x%'`)),
      );
      expect(Math.max(...read.map(({ rows }) => rows))).toBeGreaterThanOrEqual(MANY);
    });

    it.each(Object.entries(queries))('%s reads few rows, by an index', async (_, { rows, work }) => {
      if (!plans) return notRunHere();
      expect(tooMuch(await plans.during(work), rows)).toEqual([]);
    });
  },
  { variables: { JOBS: 'off' } },
);

const notRunHere = (): void =>
  // oxlint-disable-next-line no-console -- the reason belongs into the output of the run
  console.warn('Not run: plans of queries, because the server has no auto_explain, or its user may not load it');

/** How large tables were read by none of their indexes, or further than the rows that are allowed. */
const tooMuch = (read: readonly Access[], most: number): Access[] =>
  read.filter(({ table, rows }) => LARGE.includes(table) && rows > most);
