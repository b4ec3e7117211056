import { Injectable } from '@nestjs/common';
import type { CalcomAccount } from '@app/calcom-client';
import { AppError, Environment, KeyRing, notFound } from '@app/common';
import { AuditLog } from '../audit/audit-log';
import { Branch } from './branch.entity';
import { type CallerCheck, Company } from './company.entity';
import { User } from '../authentication/user.entity';
import { SealedColumn } from '../encryption/sealed-columns';
import { type CompanyId, TenantContext, type TenantScope } from '../access/tenant-context';
import { countryOfTimezone, type Locale } from '@app/speech';
import type { TenantRowCopies } from '../access/row-copies';
import { RowCopiesFactory } from '../access/row-copies.factory';
import { TenantDatabase } from '../access/tenant-database';
import { hashPassword } from '../authentication/passwords';

/** What an operator enters for a new company. `timezone` is IANA; `calcomKey` is sealed before it is stored. */
export interface NewCompany {
  name: string;
  timezone: string;
  locale: Locale;
  /** ISO 3166-1; absent: that of the time zone. */
  country?: string;
  calcomKey?: string;
  calcomBaseUrl?: string;
}

/** What an operator can change of a company. */
type CompanyPatch = Partial<
  Pick<NewCompany, 'name' | 'timezone' | 'locale' | 'country'> &
    Pick<Company, 'callerCheck' | 'storeTranscripts' | 'greetByName'>
>;

/** What an operator enters for a new user. Without a password the user has tokens only. */
export interface NewUser {
  email: string;
  role: 'admin' | 'member';
  password?: string;
  /** The branch that the user is limited to; absent: the whole company. */
  branchId?: number | null;
}

/** What requests need to know of their company. The key stays sealed until Cal.com is called. */
type CompanyCopy = Readonly<
  Pick<
    Company,
    | 'id'
    | 'name'
    | 'locale'
    | 'timezone'
    | 'country'
    | 'callerCheck'
    | 'calcomApiKey'
    | 'calcomBaseUrl'
    | 'calcomKeyVersion'
    | 'calcomKeyRefusedAt'
    | 'calcomUserId'
  > & {
    companyId: number;
  }
>;

/** A company's API key for Cal.com. */
export const CALCOM_KEY = new SealedColumn(Company, 'calcomApiKey', 'calcom_api_key');

/** Sets up companies and what belongs to them, and opens their Cal.com accounts. */
@Injectable()
export class CompaniesService {
  private readonly copies: TenantRowCopies<CompanyCopy>;
  /** Made once for each copy: contexts are immutable. */
  private readonly contexts = new WeakMap<CompanyCopy, TenantContext>();

  constructor(
    rowCopies: RowCopiesFactory,
    private readonly database: TenantDatabase,
    private readonly audit: AuditLog,
    private readonly keyRing: KeyRing,
    private readonly environment: Environment,
  ) {
    this.copies = rowCopies.ofTenants('company', Company);
  }

  async create(requested: NewCompany): Promise<Company> {
    const id = await this.database.nextId('companies');
    const operator = { companyId: id as CompanyId };
    return this.database.forTenant(operator).transactional(async (em) => {
      const company = em.create(Company, {
        id,
        name: requested.name,
        timezone: requested.timezone,
        locale: requested.locale,
        country: requested.country ?? null,
        calcomApiKey:
          requested.calcomKey === undefined ? null : this.keyRing.seal(requested.calcomKey, CALCOM_KEY.contextFor(id)),
        calcomBaseUrl: requested.calcomBaseUrl ?? null,
      });
      await em.persist(company).flush();
      this.audit.record(em, operator, { action: 'company.created', object: ['company', id] });
      return company;
    });
  }

  /** All companies, for operators. */
  async list(): Promise<Company[]> {
    const companies: Company[] = [];
    for (const companyId of await this.database.companyIds())
      companies.push(...(await this.database.forTenant({ companyId }).find(Company, { id: companyId })));
    return companies;
  }

  /** Changes what an operator has entered; absent fields stay unchanged. The key is changed by `CalcomKeys`. */
  async update(tenant: TenantContext, patch: CompanyPatch): Promise<void> {
    await this.database.forTenant(tenant).transactional(async (em) => {
      const company = await em.findOneOrFail(Company, { id: tenant.companyId });
      const before = factsOf(company);
      const { name = company.name, timezone = company.timezone, locale = company.locale } = patch;
      const { country = company.country, callerCheck = company.callerCheck } = patch;
      const { storeTranscripts = company.storeTranscripts, greetByName = company.greetByName } = patch;
      em.assign(company, { name, timezone, locale, country, callerCheck, storeTranscripts, greetByName });
      const details = this.audit.changesOf(before, factsOf(company));
      if (details)
        this.audit.record(em, tenant, { action: 'company.updated', object: ['company', company.id], details });
    });
  }

  /** The context of background work for a company. @throws AppError 404 when there is no such company. */
  async contextFor(companyId: number): Promise<TenantContext> {
    const company = await this.lookup(companyId as CompanyId);
    if (!company) throw notFound(`There is no company ${companyId}`);
    return this.contextOf(company);
  }

  /** {@link contextFor}, if no query is needed. Undefined decides nothing. */
  knownContext(companyId: number): TenantContext | undefined {
    const company = this.copies.known({ companyId: companyId as CompanyId }, companyId);
    return company && this.contextOf(company);
  }

  /** For operators, who name a user and no company. @throws AppError 404 when there is no such user. */
  async companyOfUser(userId: number): Promise<number> {
    const user = await this.database.forLookup('app.user_id', userId).findOne(User, { id: userId }, { filters: false });
    if (!user) throw notFound(`There is no user ${userId}`);
    return user.companyId;
  }

  /** The company's account at Cal.com. @throws AppError 409 `calcom_not_connected` when it has none. */
  async calcomAccount(tenant: TenantContext): Promise<CalcomAccount> {
    const company = await this.lookup(tenant.companyId);
    if (!company?.calcomApiKey) throw new AppError('calcom_not_connected');
    return {
      apiKey: this.keyRing.open(company.calcomApiKey, CALCOM_KEY.contextFor(company.id)),
      baseUrl: company.calcomBaseUrl ?? this.environment.calcomBaseUrl,
      companyId: company.id,
    };
  }

  /** How often the company's key for Cal.com was replaced: part of the name of what was answered to it. */
  async calcomKeyVersion(tenant: TenantScope): Promise<number> {
    return (await this.lookup(tenant.companyId))?.calcomKeyVersion ?? 0;
  }

  /** {@link calcomKeyVersion}, if no query is needed. */
  knownCalcomKeyVersion({ companyId }: TenantScope): number | undefined {
    return this.copies.known({ companyId }, companyId)?.calcomKeyVersion;
  }

  /** Whether there is a key, Cal.com has refused it since it was entered, and it is known whose it is. */
  async calcomKeyState(tenant: TenantScope): Promise<{ hasKey: boolean; isRefused: boolean; isIdentified: boolean }> {
    const company = await this.lookup(tenant.companyId);
    const [isRefused, isIdentified] = [company?.calcomKeyRefusedAt != null, company?.calcomUserId != null];
    return { hasKey: company?.calcomApiKey != null, isRefused, isIdentified };
  }

  /** The country whose phone numbers need no country code, ISO 3166-1; undefined if unknown. */
  async country(tenant: TenantContext): Promise<string | undefined> {
    const company = await this.lookup(tenant.companyId);
    if (company?.country) return company.country;
    return (await countryOfTimezone(tenant.timezone)) ?? (tenant.locale === 'de' ? 'DE' : undefined);
  }

  /** How the company's callers prove that an appointment is theirs. */
  async callerCheck(tenant: TenantScope): Promise<CallerCheck> {
    // Deny by default: for an unknown company the code is required.
    return (await this.lookup(tenant.companyId))?.callerCheck ?? 'code';
  }

  /**
   * @param calcomTeamId Cal.com's id of a team that serves the branch while none is assigned to it.
   * @param timezone IANA; absent: the company's.
   */
  createBranch(
    tenant: TenantContext,
    name: string,
    calcomTeamId?: number | null,
    timezone?: string | null,
  ): Promise<Branch> {
    return this.database.forTenant(tenant).transactional(async (em) => {
      const facts = { name, calcomTeamId: calcomTeamId ?? null, timezone: timezone ?? null };
      const branch = em.create(Branch, { ...facts, companyId: tenant.companyId });
      await em.persist(branch).flush();
      this.audit.record(em, tenant, { action: 'branch.created', object: ['branch', branch.id] });
      return branch;
    });
  }

  /** @throws AppError 404 when the branch is not one of the company's. */
  async createUser(tenant: TenantContext, { email, role, password, branchId = null }: NewUser): Promise<User> {
    const passwordHash = password === undefined ? null : await hashPassword(password);
    return this.database.forTenant(tenant).transactional(async (em) => {
      if (branchId !== null && !(await em.findOne(Branch, { id: branchId })))
        throw notFound('There is no such branch in this company');
      const facts = { email: email.toLowerCase(), role, passwordHash, branchId };
      const user = em.create(User, { ...facts, companyId: tenant.companyId });
      await em.persist(user).flush();
      this.audit.record(em, tenant, {
        action: 'user.created',
        object: ['user', user.id],
        details: { role, branch_id: branchId },
      });
      return user;
    });
  }

  private contextOf(company: CompanyCopy): TenantContext {
    const context = this.contexts.get(company) ?? TenantContext.forCompany(company);
    this.contexts.set(company, context);
    return context;
  }

  private lookup(companyId: CompanyId): Promise<CompanyCopy | undefined> {
    return this.copies.get({ companyId }, companyId, async () => {
      const em = this.database.forTenant({ companyId });
      const company = await em.findOne(Company, { id: companyId }, { populate: ['calcomApiKey'] });
      if (!company) return undefined;
      const { id, name, locale, timezone, country, callerCheck, calcomApiKey, calcomBaseUrl } = company;
      const { calcomKeyVersion, calcomKeyRefusedAt, calcomUserId } = company;
      const account = { calcomApiKey, calcomBaseUrl, calcomKeyVersion, calcomKeyRefusedAt, calcomUserId };
      return { companyId: id, id, name, locale, timezone, country, callerCheck, ...account };
    });
  }
}

const factsOf = ({ name, timezone, locale, country, callerCheck, storeTranscripts, greetByName }: Company) => ({
  name,
  timezone,
  locale,
  country: country ?? null,
  caller_check: callerCheck,
  store_transcripts: storeTranscripts,
  greet_by_name: greetByName,
});
