import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ScriptedChangeFeed } from '../../../tenancy/testing/scripted-change-feed';
import type { RawBodyRequest } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { KeyRing } from '@app/common';
import { rowCopiesOn } from '../../../tenancy/testing/row-copies';
import { FixedClock } from '../../../common/testing/fixed-clock';
import { AuditLog, CompaniesService, Ownership, TenantContext, TenantDatabase } from '@app/tenancy';
import { type BareDatabase, openBareDatabase } from '../../../../test/support/bare-database';
import { AgentSignatureStrategy } from './agent-signature.strategy';
import { AgentsService, type NewAgent } from './agents.service';
import { AGENT_KEY } from './retell-agent.entity';
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
    ownership = new Ownership(new ScriptedChangeFeed());
    ownership.register('team', async (_, id) => id === 5);
    const keyRing = new KeyRing([{ kid: 'test', secret: randomBytes(32) }]);
    const database = new TenantDatabase(bare.orm.em);
    audit = new AuditLog(database, clock);
    companies = new CompaniesService(rowCopiesOn(bare.orm.em), database, audit, keyRing, bare.environment);
    agents = new AgentsService(rowCopiesOn(bare.orm.em), database, ownership, audit, keyRing, clock);
    strategy = new AgentSignatureStrategy(agents, companies, clock);
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
      abilities: ['teams:read', 'bookings:read', 'bookings:write', 'callbacks:write'],
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

  describe('before its body is parsed', () => {
    /** The status of the refusal of the bytes, and then of the whole request. */
    async function decided(request: Sent): Promise<[ofBytes?: number, whole?: number]> {
      const body = request.rawBody ?? Buffer.alloc(0);
      const refusal = await strategy.refusalOfBytes(request, body, strategy.claimedAgents(request, body));
      const whole = await strategy.validate(request).then(
        () => undefined,
        ({ status }: { status: number }) => status,
      );
      return [refusal?.status, whole];
    }
    const withAddress = (request: Sent, agent_id: unknown): Sent => ({ ...request, query: { agent_id } }) as Sent;

    it('a voice agent is known by the bytes that it has signed', async () => {
      expect(await decided(sent(callOf(SALON), SALON.key))).toEqual([undefined, undefined]);
      expect(await decided(sent(callOf(SALON), PRAXIS.key))).toEqual([401, 401]);
      expect(await decided(sent(callOf(SALON), SALON.key, { at: new Date(NOW.getTime() - 300_001) }))).toEqual([
        401, 401,
      ]);
    });

    it('a voice agent is found behind others that its body names', async () => {
      const body = { metadata: { agent_id: PRAXIS.agentId, more: { agent_id: 'agent_nobody' } }, ...callOf(SALON) };
      expect(await decided(sent(body, SALON.key))).toEqual([undefined, undefined]);
      // The bytes are the other's, who has not signed for this call.
      expect(await decided(sent(body, PRAXIS.key))).toEqual([undefined, 401]);
    });

    it('a voice agent is found behind another of its own workspace, which signs with the same key', async () => {
      const sister = { agentId: 'agent_sister', key: SALON.key };
      const { id } = await agents.create(salon, sister);
      const request = sent({ metadata: { agent_id: SALON.agentId }, ...callOf(sister) }, sister.key);
      expect(await decided(request)).toEqual([undefined, undefined]);
      await expect(strategy.validate(request)).resolves.toMatchObject({ agentId: id });
    });

    it('a voice agent that the tool’s address names has to be the one in the body', async () => {
      const request = sent(callOf(SALON), SALON.key);
      expect(await decided(withAddress(request, SALON.agentId))).toEqual([undefined, undefined]);
      for (const other of [PRAXIS.agentId, 'agent_nobody', '', [SALON.agentId, SALON.agentId], 'a b']) {
        expect(await decided(withAddress(request, other))).toEqual([401, 401]);
      }
      const signedByOther = sent({ metadata: PRAXIS.agentId, ...callOf(SALON) }, PRAXIS.key);
      expect(await decided(withAddress(signedByOther, PRAXIS.agentId))).toEqual([undefined, 401]);
    });

    it('a voice agent is known without a query once its bytes are verified, as the one that it is validated as', async () => {
      const request = sent(callOf(SALON), SALON.key);
      const tenant = await strategy.validate(request);
      expect(strategy.known(request)).toBeUndefined();
      expect(await decided(request)).toEqual([undefined, undefined]);
      expect(strategy.known(request)).toEqual(tenant);
      expect(agents.known(tenant)).toMatchObject({ id: tenant.agentId, agentId: SALON.agentId });
      expect(agents.known(praxis)).toBeUndefined();
      expect(agents.known(new TenantContext({ ...tenant, companyId: praxis.companyId }))).toBeUndefined();
    });

    it('a voice agent is not known by what another one has signed, nor in calls of another number or address', async () => {
      const body = { metadata: { agent_id: PRAXIS.agentId }, ...callOf(SALON) };
      const signedByOther = sent(body, PRAXIS.key);
      const otherNumber = sent(callOf(SALON, { to_number: PRAXIS.phoneNumber }), SALON.key);
      const refusedBytes = sent(callOf(SALON), PRAXIS.key);
      for (const request of [signedByOther, otherNumber, refusedBytes]) {
        await decided(request);
        expect(strategy.known(request)).toBeUndefined();
      }
      const good = sent(callOf(SALON), SALON.key);
      await decided(good);
      expect(strategy.known(good)).toBeDefined();
      for (const other of [{ query: { agent_id: PRAXIS.agentId } }, { body: callOf(PRAXIS) }, { body: null }]) {
        Object.assign(good, { query: undefined, body: callOf(SALON), ...other });
        expect(strategy.known(good)).toBeUndefined();
      }
    });

    it('a voice agent’s header is refused at sight when it is no signature, and large bodies need one of now', () => {
      const [good, old] = [NOW, new Date(0)].map((at) => sent({}, 'key', { at }));
      if (!good || !old) throw new Error('unreachable');
      expect([good, old].map((request) => strategy.refusalOnSight(request))).toEqual([undefined, undefined]);
      expect([good, old].map((request) => strategy.isTimely(request))).toEqual([true, false]);
      for (const signature of [undefined, '', 'v=1,d=2', ['v=1', 'd=2'], `${signatureOf('', 'key', NOW)}0`]) {
        const request = sent({}, 'key', { signature });
        expect(strategy.refusalOnSight(request)).toMatchObject({ status: 401, message: REFUSED });
        expect(strategy.isTimely(request)).toBe(false);
      }
    });
  });

  it('a voice agent whose key cannot be opened is refused, and not its neighbours with the same id', async () => {
    const [broken, whole] = ['a key that is lost', 'a key that is there'].map((key) => ({
      agentId: 'agent_half',
      key,
    }));
    if (!broken || !whole) throw new Error('unreachable');
    const { id } = await agents.create(salon, broken);
    await agents.create(praxis, whole);
    await bare.asOwner(`update retell_agents set api_key = 'v1.other.AAAA' where id = ${id}`);
    await refused(sent(callOf(broken), broken.key));
    await expect(strategy.validate(sent(callOf(whole), whole.key))).resolves.toMatchObject({
      companyId: praxis.companyId,
    });
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
