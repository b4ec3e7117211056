import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Reconciling } from '@app/booking';
import { Clock, Environment } from '@app/common';
import { createApp, listen } from '../../../apps/api/src/bootstrap';
import { eventType, type EventType } from '../../../apps/calcom-sandbox/src';
import { ApiClient, type Answer, type Json } from '../../support/client';
import { actingFor, retellSignature, syncAll, type TestCompany } from '../../support/test-company';
import type { World } from '../../support/world';
import { BERLIN, BERLIN_SPECIAL, HAMBURG, MUNICH, teamId } from '../../api/steps';

/** So that a run is short; circuits would hide what the faults do. */
export const SHORT_TIMEOUTS = { CALCOM_TIMEOUT_MS: '250', BREAKER_FAILURES: '100000', JOBS: 'off' };

/** Of each kind: one host, two, one of no team, both of two, on approval, two seats, a series. */
const SERIES: EventType = eventType({
  id: 2_563_290,
  teamId: MUNICH.team,
  title: 'Kur',
  slug: 'kur',
  lengthInMinutes: 30,
  hostIds: [811_209],
  recurrence: { interval: 1, occurrences: 3, frequency: 'weekly' },
});
const SERVICES = [
  [MUNICH.team, MUNICH.men],
  [HAMBURG.team, HAMBURG.men],
  [BERLIN.team, 2_563_199],
  [BERLIN.team, 2_563_200],
  [BERLIN.team, BERLIN_SPECIAL.onApproval],
  [BERLIN.team, BERLIN_SPECIAL.group],
  [MUNICH.team, SERIES.id],
] as const;

export interface Service {
  team_id: number;
  event_type_id: number;
}

/** One of two API processes' worth of application on the same stores. */
export interface Instance {
  url: string;
  salon: TestCompany;
  /** Whose clock is off by so much. */
  setMinutesOff(minutes: number): void;
  /** A signed call, with the stamp of a clock that is as wrong as the instance's. */
  call(args: object, callId: string): Promise<Answer<Json>>;
  settleDue(): Promise<number>;
}

export interface TwoInstances {
  instances: [Instance, Instance];
  services: Service[];
  close(): Promise<void>;
}

/** Opens a second instance beside the world's own, and adds a service of each kind. */
export async function openTwo({ app, url, salon, sandbox, engines }: World): Promise<TwoInstances> {
  sandbox.store.eventTypes.push(structuredClone(SERIES));
  for (const type of sandbox.store.eventTypes)
    if (type.id === BERLIN_SPECIAL.group) Object.assign(type, { seatsPerTimeSlot: 2 });
  await syncAll(salon);
  const environment = new Environment({
    LOG_LEVEL: 'silent',
    PORT: '0',
    THROTTLE_PER_MINUTE: '1000000',
    CALCOM_BASE_URL: sandbox.url,
    ...engines.variables,
    ...SHORT_TIMEOUTS,
  });
  const other = await createApp(environment);
  const otherUrl = await listen(other, environment);
  const services: Service[] = [];
  for (const [team, event_type_id] of SERVICES) services.push({ team_id: await teamId(salon, team), event_type_id });
  return {
    instances: [instanceOf(app, url, salon), instanceOf(other, otherUrl, salon)],
    services,
    close: () => other.close(),
  };
}

function instanceOf(app: NestFastifyApplication, url: string, company: TestCompany): Instance {
  const clock = app.get(Clock);
  let off = 0;
  clock.now = () => new Date(Date.now() + off);
  clock.millis = () => Date.now() + off;
  const salon = actingFor(company, url);
  return {
    url,
    salon,
    setMinutesOff: (minutes) => void (off = minutes * 60_000),
    async call(args, callId) {
      const { agentId, phoneNumber, key } = company.agent;
      const call = { call_id: callId, agent_id: agentId, direction: 'inbound', to_number: phoneNumber };
      const raw = JSON.stringify({ name: 'book_appointment', args, call });
      const headers = { 'x-retell-signature': retellSignature(raw, key, Date.now() + off) };
      return new ApiClient(url).post('/api/retell/book-appointment', undefined, { raw, headers });
    },
    settleDue: () => app.get(Reconciling).settleDue(),
  };
}
