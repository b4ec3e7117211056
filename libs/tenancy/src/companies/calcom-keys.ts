import type { EntityManager } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { CalcomApiException, CalcomClient, type CalcomIdentity } from '@app/calcom-client';
import { AppError, Environment, invalid, KeyRing } from '@app/common';
import { ChangeFeed } from '../access/change-feed';
import { CompanyLocks } from '../access/company-locks';
import type { TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { AuditLog } from '../audit/audit-log';
import { CALCOM_KEY, CompaniesService } from './companies.service';
import { Company } from './company.entity';
import { refusalOfTrial } from './key-trial';

/** The advisory lock for changes of a company's key. */
const KEY_LOCK = 'calcom key';

interface NewKey {
  apiKey: string;
  /** Absent: as before; null: the service's default. */
  baseUrl?: string | null;
  /** Also where it is the key of another account than before. */
  force?: boolean;
}

/** The company's key for Cal.com: tried before it is stored, and known by whose it is. */
@Injectable()
export class CalcomKeys {
  static readonly column = CALCOM_KEY;

  constructor(
    private readonly companies: CompaniesService,
    private readonly database: TenantDatabase,
    private readonly locks: CompanyLocks,
    private readonly calcom: CalcomClient,
    private readonly keyRing: KeyRing,
    private readonly environment: Environment,
    private readonly audit: AuditLog,
    private readonly feed: ChangeFeed,
  ) {}

  /**
   * Tries the key, and stores it if it works. When it resolves, no instance uses the former key for anything new; what is
   * under way ends with the key that it began with.
   * @returns whose key it is.
   * @throws AppError 400 naming `calcom_base_url`, the same for every address that may not be asked; 422
   * `calcom_key_refused`; 409 `calcom_account_differs`; 503 when Cal.com is away.
   */
  async replace(tenant: TenantContext, requested: NewKey): Promise<CalcomIdentity> {
    const baseUrl = requested.baseUrl == null ? requested.baseUrl : await this.admitted(requested.baseUrl);
    const before = await this.find(this.database.forTenant(tenant), tenant);
    const whose = await this.tried(
      requested.apiKey,
      this.serverOf(baseUrl === undefined ? before.calcomBaseUrl : baseUrl),
      {
        isNamed: typeof baseUrl === 'string',
      },
    );
    if (!requested.force) await this.identify(tenant);
    const isChanged = await this.locks.transactional(tenant, KEY_LOCK, async (em) => {
      const company = await this.find(em, tenant);
      const next = { ...requested, baseUrl: baseUrl === undefined ? (company.calcomBaseUrl ?? null) : baseUrl };
      const isAnother = this.isAnother(company, whose, this.serverOf(next.baseUrl));
      if (isAnother && !requested.force) throw accountDiffers(whose);
      return this.store(em, tenant, company, next, whose, isAnother);
    });
    if (isChanged) await this.feed.settled();
    return whose;
  }

  /**
   * Remembers whose key the company has, so that another account's is noticed even when this one has been revoked. Asks
   * Cal.com once for each company; what it cannot tell now, it may the next time.
   */
  async identify(tenant: TenantContext): Promise<void> {
    if ((await this.companies.calcomKeyState(tenant)).isIdentified) return;
    const { calcomApiKey } = await this.find(this.database.forTenant(tenant), tenant);
    if (calcomApiKey == null) return;
    const whose = await this.calcom.me(await this.companies.calcomAccount(tenant)).catch(asUnknown);
    if (!whose) return;
    await this.locks.transactional(tenant, KEY_LOCK, async (em) => {
      const company = await this.find(em, tenant);
      if (company.calcomUserId == null && company.calcomApiKey === calcomApiKey) assignOwner(em, company, whose);
    });
  }

  private find(em: EntityManager, { companyId }: TenantContext): Promise<Company> {
    return em.findOneOrFail(Company, { id: companyId }, { populate: ['calcomApiKey'] });
  }

  private serverOf(baseUrl: string | null | undefined): string {
    return baseUrl ?? this.environment.calcomBaseUrl;
  }

  /** The address in the form in which it is stored. */
  private async admitted(text: string): Promise<string> {
    if (!(await this.environment.calcomHosts.admits(text))) throw badAddress();
    const { origin, pathname } = new URL(text);
    return origin + pathname.replace(/\/+$/, '');
  }

  private async tried(apiKey: string, baseUrl: string, { isNamed }: { isNamed: boolean }): Promise<CalcomIdentity> {
    const refusal = (error: unknown): never => {
      throw refusalOfTrial(error, isNamed ? badAddress : undefined);
    };
    return this.calcom.me({ apiKey, baseUrl }).catch(refusal);
  }

  /** Whether the key is known to act for another account than the company's. Ids of two servers say nothing of each other. */
  private isAnother(
    { calcomUserId, calcomOrganizationId, calcomBaseUrl }: Company,
    whose: CalcomIdentity,
    server: string,
  ) {
    if (calcomUserId == null) return false;
    const isSame = calcomUserId === whose.id && (calcomOrganizationId ?? null) === whose.organizationId;
    return !isSame || new URL(this.serverOf(calcomBaseUrl)).origin !== new URL(server).origin;
  }

  /** @returns whether anything has changed. */
  private async store(
    em: EntityManager,
    tenant: TenantContext,
    company: Company,
    { apiKey, baseUrl }: { apiKey: string; baseUrl: string | null },
    whose: CalcomIdentity,
    isAnother: boolean,
  ): Promise<boolean> {
    const context = CalcomKeys.column.contextFor(company.id);
    const former = company.calcomApiKey == null ? undefined : this.keyRing.open(company.calcomApiKey, context);
    const changed = [
      ...(former === apiKey ? [] : ['key']),
      ...((company.calcomBaseUrl ?? null) === baseUrl ? [] : ['base_url']),
      ...(isAnother ? ['account'] : []),
    ];
    assignOwner(em, company, whose);
    if (changed.length === 0 && company.calcomKeyRefusedAt == null) return false;
    em.assign(company, {
      ...(former === apiKey ? {} : { calcomApiKey: this.keyRing.seal(apiKey, context) }),
      calcomBaseUrl: baseUrl,
      calcomKeyVersion: company.calcomKeyVersion + 1,
      calcomKeyRefusedAt: null,
    });
    this.audit.record(em, tenant, {
      action: 'company.calcom_connected',
      object: ['company', company.id],
      details: { changed },
    });
    return true;
  }
}

const assignOwner = (em: EntityManager, company: Company, { id, organizationId }: CalcomIdentity): void =>
  void em.assign(company, { calcomUserId: id, calcomOrganizationId: organizationId });

function asUnknown(error: unknown): undefined {
  if (!(error instanceof CalcomApiException)) throw error;
}

/** Says the same of every address, so that nothing can be learnt of our network. */
const badAddress = (): AppError =>
  invalid({
    field: 'calcom_base_url',
    message: 'must be the https URL of a Cal.com with a public address, such as https://api.cal.com/v2',
  });

const accountDiffers = ({ name, organizationId }: CalcomIdentity): AppError =>
  new AppError('calcom_account_differs', { details: { account: { name, organization: organizationId } } });
