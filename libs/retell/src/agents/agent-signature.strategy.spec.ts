import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RawBodyRequest } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { KeyRing } from '@app/common';
import { FixedClock } from '../../../common/testing/fixed-clock';
import { AuditLog, CompaniesService, Ownership, TenantContext, TenantDatabase } from '@app/tenancy';
import { type BareDatabase, openBareDatabase } from '../../../../test/support/bare-database';
import { AgentSignatureStrategy } from './agent-signature.strategy';
import { AGENT_KEY, AgentsService, type NewAgent } from './agents.service';
import { signatureOf } from './signature';

const NOW = new Date('2026-03-02T09:00:00Z');
const REFUSED = 'The signature does not match this agent, this number and this body';
const SALON = { agentId: 'agent_salon', phoneNumber: '+49309018201', key: 'key of the salon' };
const PRAXIS = { agentId: 'agent_praxis', phoneNumber: '+49309018202', key: 'key of the praxis' };

type Call = Record<string, unknown>;
type Sent = RawBodyRequest<FastifyRequest>;

/** A request as Retell would send it, but for what a test changes. */
function sent(body: unknown, key: string, changes: { signature?: unknown; raw?: Buffer; at?: Date } = {}): Sent {
  const rawBody = 'raw' in changes ? changes.raw : Buffer.from(JSON.stringify(body));
  const signature = 'signature' in changes ? changes.signature : signatureOf(rawBody ?? '', key, changes.at ?? NOW);
  return { headers: { 'x-retell-signature': signature }, body, rawBody } as unknown as Sent;
}

const callOf = ({ agentId, phoneNumber }: Pick<NewAgent, 'agentId' | 'phoneNumber'>, changes: Call = {}): Call => ({
  call: { agent_id: agentId, direction: 'inbound', to_number: phoneNumber, ...changes },
});

describe('a voice agent', () => {
  let bare: BareDatabase;
  let audit: AuditLog;
  let agents: AgentsService;
  let companies: CompaniesService;
  let ownership: Ownership;
  let strategy: AgentSignatureStrategy;
  let clock: FixedClock;
  let salon: TenantContext;
  let praxis: TenantContext;

  beforeAll(async () => {
    bare = await openBareDatabase();
    clock = new FixedClock(NOW);
    ownership = new Ownership();
    ownership.register('team', async (_, id) => id === 5);
    const keyRing = new KeyRing([{ kid: 'test', secret: randomBytes(32) }]);
    const database = new TenantDatabase(bare.orm.em);
    audit = new AuditLog(database, clock);
    companies = new CompaniesService(database, audit, keyRing, bare.environment);
    agents = new AgentsService(database, ownership, audit, keyRing, clock);
    strategy = new AgentSignatureStrategy(agents, companies);
    salon = await companyWith('Salon Kessler', SALON);
    praxis = await companyWith('Physiotherapie am Park', PRAXIS);
  });
  afterAll(() => bare?.close());

  async function companyWith(name: string, agent: NewAgent): Promise<TenantContext> {
    const { id } = await companies.create({ name, timezone: 'Europe/Berlin', locale: 'de' });
    const tenant = await companies.contextFor(id);
    await agents.create(tenant, agent);
    return tenant;
  }

  const refused = async (request: Sent): Promise<void> =>
    expect(strategy.validate(request)).rejects.toMatchObject({
      status: 401,
      code: 'unauthenticated',
      message: REFUSED,
    });

  it('speaks for the company whose key has signed, with an agent’s abilities and no more', async () => {
    const tenant = await strategy.validate(sent(callOf(PRAXIS), PRAXIS.key));
    expect(tenant).toMatchObject({
      companyId: praxis.companyId,
      companyName: 'Physiotherapie am Park',
      role: 'agent',
      abilities: ['teams:read', 'bookings:read', 'bookings:write'],
      userId: undefined,
    });
    expect(tenant.agentId).toBeGreaterThan(0);
  });

  it('is nobody without a signature, or with one that is not its own', async () => {
    const body = callOf(SALON);
    for (const signature of [undefined, '', 'forged', ['v=1', 'd=2']])
      await refused(sent(body, SALON.key, { signature }));
    await refused(sent(body, PRAXIS.key));
    await refused({ ...sent(body, SALON.key), body: callOf(PRAXIS) } as Sent);
    await refused(sent(body, SALON.key, { at: new Date(NOW.getTime() - 3_600_000) }));
  });

  it('is nobody with a good signature in pieces: a header that came twice', async () => {
    const signature = signatureOf(JSON.stringify(callOf(SALON)), SALON.key, NOW).split(',');
    await refused(sent(callOf(SALON), SALON.key, { signature }));
  });

  it('is nobody without a body: such a signature would be good for any address', async () => {
    for (const raw of [undefined, Buffer.alloc(0)]) await refused(sent(callOf(SALON), SALON.key, { raw }));
  });

  it.each([
    ['no body', undefined],
    ['null', null],
    ['text', 'agent_salon'],
    ['no call', {}],
    ['a call that is null', { call: null }],
    ['a call that is text', { call: 'agent_salon' }],
    ['a call without an agent', { call: {} }],
    ['an agent that is a number', { call: { agent_id: 5 } }],
    ['an agent that is a list', { call: { agent_id: ['agent_salon'] } }],
    ['an agent that nobody knows', { call: { agent_id: 'agent_nobody' } }],
  ])('is nobody where the body says %s', async (_, body) => {
    await refused(sent(body, SALON.key, { raw: Buffer.from('{}') }));
  });

  it('is not even looked for under a name that Retell would not give', async () => {
    for (const agentId of ['', 'a b', 'agent\n', '\u0000', 'ägent', `long${'x'.repeat(197)}`]) {
      const wish = { agentId, key: 'its own key' };
      if (!agentId.includes('\u0000')) await agents.create(salon, wish);
      await refused(sent(callOf(wish), wish.key));
    }
    const longest = { agentId: `long${'x'.repeat(196)}`, key: 'its own key' };
    await agents.create(salon, longest);
    await expect(strategy.validate(sent(callOf(longest), longest.key))).resolves.toMatchObject({ role: 'agent' });
  });

  it('answers its own number alone', async () => {
    await refused(sent(callOf(SALON, { to_number: PRAXIS.phoneNumber }), SALON.key));
    await refused(sent(callOf(SALON, { direction: 'outbound', from_number: PRAXIS.phoneNumber }), SALON.key));
    for (const call of [
      { direction: 'outbound', to_number: '+49170', from_number: SALON.phoneNumber },
      { direction: 'inbound', from_number: '+49170' },
      // A call in a browser has no number.
      { direction: undefined, to_number: undefined },
      { to_number: 49_309 },
    ]) {
      const tenant = await strategy.validate(sent(callOf(SALON, call), SALON.key));
      expect(tenant.companyId).toBe(salon.companyId);
    }
  });

  it('may have no number of its own, and then answers any', async () => {
    const wish = { agentId: 'agent_of_the_web', key: 'key of the web' };
    await agents.create(salon, wish);
    const tenant = await strategy.validate(sent(callOf(wish, { to_number: '+49170' }), wish.key));
    expect(tenant.companyId).toBe(salon.companyId);
  });

  it('may have the name of another company’s: the key decides', async () => {
    const [ours, theirs] = ['our key', 'their key'].map((key) => ({ agentId: 'agent_shared', key }));
    if (!ours || !theirs) throw new Error('unreachable');
    await agents.create(salon, ours);
    await agents.create(praxis, theirs);
    for (const [wish, { companyId }] of [
      [ours, salon],
      [theirs, praxis],
    ] as const) {
      await expect(strategy.validate(sent(callOf(wish), wish.key))).resolves.toMatchObject({ companyId });
    }
  });

  it('is nobody when name and key are two companies’: neither is more believable than the other', async () => {
    const wish = { agentId: 'agent_twice', key: 'one key' };
    await agents.create(salon, wish);
    await agents.create(praxis, wish);
    await refused(sent(callOf(wish), wish.key));
  });

  it('is asked for by its name: another’s key is not enough, even where no policy stands', async () => {
    await bare.asOwner('alter table retell_agents disable row level security');
    try {
      await refused(sent(callOf({ agentId: SALON.agentId }), PRAXIS.key));
    } finally {
      await bare.asOwner('alter table retell_agents enable row level security');
    }
  });

  it('is found again by whoever it has spoken for', async () => {
    const { id } = await agents.create(praxis, { agentId: 'agent_second', key: 'second key' });
    const tenant = await strategy.validate(sent(callOf({ agentId: 'agent_second' }), 'second key'));
    expect(await agents.get(tenant)).toMatchObject({ id, agentId: 'agent_second', companyId: praxis.companyId });
  });

  it('books for a team of its own company, and for none of another', async () => {
    await bare.asOwner(
      `insert into calcom_teams (id, company_id, calcom_team_id, calcom_team_name, name)
       values (5, ${salon.companyId}, 1, 'Mitte', 'Mitte')`,
    );
    const wish = { agentId: 'agent_with_team', key: 'key' };
    await expect(agents.create(salon, { ...wish, teamId: 6 })).rejects.toMatchObject({ status: 403 });
    await expect(agents.create(salon, { ...wish, teamId: 5 })).resolves.toMatchObject({ teamId: 5 });
  });

  it('is written down when it is made', async () => {
    const { id } = await agents.create(salon, { agentId: 'agent_noted', key: 'key' });
    const { items } = await audit.page(salon, {});
    expect(items.filter(({ objectId }) => objectId === id)).toEqual([
      expect.objectContaining({ action: 'agent.created', objectType: 'agent', actorType: 'operator' }),
    ]);
  });

  it('has a key that is found again when keys are changed, under a purpose that never changes', () => {
    expect(AGENT_KEY.property).toBe('apiKey');
    expect(AGENT_KEY.contextFor(1)).toBe('company:1:retell_agent_key');
  });
});
