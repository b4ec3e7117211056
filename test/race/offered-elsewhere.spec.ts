import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Environment } from '@app/common';
import { createApp, listen } from '../../apps/api/src/bootstrap';
import { BERLIN, day, ERIKA, teamId } from '../api/steps';
import { onServers } from '../support/on-every-engine';
import { actingFor, type TestCompany } from '../support/test-company';

const [CHECK, BOOK] = ['/api/retell/check-availability', '/api/retell/book-appointment'];

onServers('two instances behind a balancer', (world) => {
  let other: NestFastifyApplication;
  let here: TestCompany;
  let there: TestCompany;

  beforeAll(async () => {
    const { engines, sandbox, salon } = world();
    const variables = {
      CALCOM_ALLOWED_HOSTS: 'loopback',
      CALCOM_BASE_URL: sandbox.url,
      SYNC_EVERY: 'off',
      JOBS: 'off',
    };
    const environment = new Environment({ LOG_LEVEL: 'error', PORT: '0', ...engines.variables, ...variables });
    other = await createApp(environment);
    here = salon;
    there = actingFor(salon, await listen(other, environment));
  });
  afterAll(() => other?.close());

  it('an instance takes "the second one" for what the other one has offered last in the call, not for its own older offer', async () => {
    const call = { call_id: `call_${randomUUID()}` };
    const question = { team_id: await teamId(here, BERLIN.team), event_type_id: BERLIN.men };
    const ask = async (company: TestCompany, path: string, args: object) => (await company.call(path, args, call)).body;
    // From the cache, by the fast path, and not from it.
    await here.call(CHECK, { ...question, date: day(2) });
    expect((await ask(here, CHECK, { ...question, date: day(2) })).slots).toHaveLength(3);
    const { slots } = await ask(there, CHECK, { ...question, date: day(3) });
    const booked = await ask(here, BOOK, { when: 'den zweiten bitte', ...ERIKA });
    expect(booked).toMatchObject({ ok: true, start: slots[1].start, understood: slots[1].spoken });
  });
});
