import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RawBodyRequest } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { KeyRing } from '@app/common';
import { rowCopiesOn } from '../../../tenancy/testing/row-copies';
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

/** A request as Retell sends it, except for a test's changes. */
function sent(body: unknown, key: string, changes: { signature?: unknown; raw?: Buffer; at?: Date } = {}): Sent {
  const rawBody = 'raw' in changes ? changes.raw : Buffer.from(JSON.stringify(body));
  const signature = 'signature' in changes ? changes.signature : signatureOf(rawBody ?? '', key, changes.at ?? NOW);
  return { headers: { 'x-retell-signature': signature }, body, rawBody } as unknown as Sent;
}

const callOf = ({ agentId, phoneNumber }: Pick<NewAgent, 'agentId' | 'phoneNumber'>, changes: Call = {}): Call => ({
  call: { agent_id: agentId, direction: 'inbound', to_number: phoneNumber, ...changes },
});

describe('AgentSignatureStrategy', () => {
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
    companies = new CompaniesService(rowCopiesOn(bare.orm.em), database, audit, keyRing, bare.environment);
    agents = new AgentsService(rowCopiesOn(bare.orm.em), database, ownership, audit, keyRing, clock);
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

  it('a voice agent acts for the company whose key has signed, with an agent’s abilities and no more', async () => {
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

  it('a voice agent is refused without a signature, or with one that is not its own', async () => {
    const body = callOf(SALON);
    for (const signature of [undefined, '', 'forged', ['v=1', 'd=2']])
      await refused(sent(body, SALON.key, { signature }));
    await refused(sent(body, PRAXIS.key));
    await refused({ ...sent(body, SALON.key), body: callOf(PRAXIS) } as Sent);
    await refused(sent(body, SALON.key, { at: new Date(NOW.getTime() - 3_600_000) }));
  });

  it('a voice agent is refused when its signature is split over two headers', async () => {
    const signature = signatureOf(JSON.stringify(callOf(SALON)), SALON.key, NOW).split(',');
    await refused(sent(callOf(SALON), SALON.key, { signature }));
  });

  it('a voice agent is refused without a body: such a signature would be valid for any URL', async () => {
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
    ['an unknown agent', { call: { agent_id: 'agent_nobody' } }],
  ])('a voice agent is refused when the body holds %s', async (_, body) => {
    await refused(sent(body, SALON.key, { raw: Buffer.from('{}') }));
  });

  it('an agent id in a form that Retell does not use is refused, though registered', async () => {
    for (const agentId of ['', 'a b', 'agent\n', '\u0000', 'ägent', `long${'x'.repeat(197)}`]) {
      const agent = { agentId, key: 'its own key' };
      if (!agentId.includes('\u0000')) await agents.create(salon, agent);
      await refused(sent(callOf(agent), agent.key));
    }
    const longest = { agentId: `long${'x'.repeat(196)}`, key: 'its own key' };
    await agents.create(salon, longest);
    await expect(strategy.validate(sent(callOf(longest), longest.key))).resolves.toMatchObject({ role: 'agent' });
  });

  it('a voice agent with a number is refused in calls of another number', async () => {
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

  it('a voice agent without a number is accepted in calls of any number', async () => {
    const agent = { agentId: 'agent_of_the_web', key: 'key of the web' };
    await agents.create(salon, agent);
    const tenant = await strategy.validate(sent(callOf(agent, { to_number: '+49170' }), agent.key));
    expect(tenant.companyId).toBe(salon.companyId);
  });

  it('a voice agent may share its id with another company’s: the key decides', async () => {
    const [ours, theirs] = ['our key', 'their key'].map((key) => ({ agentId: 'agent_shared', key }));
    if (!ours || !theirs) throw new Error('unreachable');
    await agents.create(salon, ours);
    await agents.create(praxis, theirs);
    for (const [agent, { companyId }] of [
      [ours, salon],
      [theirs, praxis],
    ] as const) {
      await expect(strategy.validate(sent(callOf(agent), agent.key))).resolves.toMatchObject({ companyId });
    }
  });

  it('a voice agent is refused when two companies have the same id and key', async () => {
    const agent = { agentId: 'agent_twice', key: 'one key' };
    await agents.create(salon, agent);
    await agents.create(praxis, agent);
    await refused(sent(callOf(agent), agent.key));
  });

  it('a voice agent is looked up by its id: another’s key is refused even without row level security', async () => {
    await bare.asOwner('alter table retell_agents disable row level security');
    try {
      await refused(sent(callOf({ agentId: SALON.agentId }), PRAXIS.key));
    } finally {
      await bare.asOwner('alter table retell_agents enable row level security');
    }
  });

  it('a voice agent is read from its own tenant context', async () => {
    const { id } = await agents.create(praxis, { agentId: 'agent_second', key: 'second key' });
    const tenant = await strategy.validate(sent(callOf({ agentId: 'agent_second' }), 'second key'));
    expect(await agents.get(tenant)).toMatchObject({ id, agentId: 'agent_second', companyId: praxis.companyId });
  });

  it('a voice agent is created with a team of its own company only', async () => {
    await bare.asOwner(
      `insert into calcom_teams (id, company_id, calcom_team_id, calcom_team_name, name)
       values (5, ${salon.companyId}, 1, 'Mitte', 'Mitte')`,
    );
    const agent = { agentId: 'agent_with_team', key: 'key' };
    await expect(agents.create(salon, { ...agent, teamId: 6 })).rejects.toMatchObject({ status: 403 });
    await expect(agents.create(salon, { ...agent, teamId: 5 })).resolves.toMatchObject({ teamId: 5 });
  });

  it('a new voice agent is recorded in the audit log', async () => {
    const { id } = await agents.create(salon, { agentId: 'agent_noted', key: 'key' });
    const { items } = await audit.page(salon, {});
    expect(items.filter(({ objectId }) => objectId === id)).toEqual([
      expect.objectContaining({ action: 'agent.created', objectType: 'agent', actorType: 'operator' }),
    ]);
  });

  it('an agent’s key is a sealed column with a fixed context, so that keys can be rotated', () => {
    expect(AGENT_KEY.property).toBe('apiKey');
    expect(AGENT_KEY.contextFor(1)).toBe('company:1:retell_agent_key');
  });
});
