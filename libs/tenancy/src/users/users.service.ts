import {
  CheckConstraintViolationException,
  type EntityManager,
  UniqueConstraintViolationException,
} from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import {
  AppError,
  clientNetworkOf,
  findPage,
  invalid,
  notFound,
  type Page,
  type PageQueryDto,
  unauthenticated,
} from '@app/common';
import { ChangeFeed } from '../access/change-feed';
import { Ownership, refusalOf } from '../access/ownership';
import type { CompanyId, TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { AuditLog, type Caller } from '../audit/audit-log';
import { changesOf } from '../audit/changes';
import { AccessToken } from '../authentication/access-token.entity';
import { problemOfPassword } from '../authentication/password-rules';
import { hashPassword, passwordMatches } from '../authentication/passwords';
import { User } from '../authentication/user.entity';
import { CompaniesService, type NewUser } from '../companies/companies.service';

/** The mutable fields of a user. Absent fields stay unchanged. */
interface UserPatch {
  role?: User['role'];
  /** null: the whole company. */
  branchId?: number | null;
  password?: string;
}

/** The users of a company. The database refuses to remove the last administrator of the whole company. */
@Injectable()
export class UsersService {
  /** Why a password is not acceptable. */
  static readonly problemOfPassword = problemOfPassword;

  constructor(
    private readonly companies: CompaniesService,
    private readonly database: TenantDatabase,
    private readonly ownership: Ownership,
    private readonly audit: AuditLog,
    private readonly feed: ChangeFeed,
  ) {}

  /** A page, the oldest first. @throws AppError 400 for a malformed cursor. */
  page(tenant: TenantContext, query: PageQueryDto): Promise<Page<User>> {
    const list = { where: {}, orderBy: { createdAt: 'asc', id: 'asc' } } as const;
    return findPage(this.database.forTenant(tenant), User, list, query);
  }

  /** All users, for operators. */
  list(tenant: TenantContext): Promise<User[]> {
    return this.database.forTenant(tenant).find(User, {}, { orderBy: { id: 'asc' } });
  }

  /** The company of the user with an e-mail address, for operators; undefined: there is none. */
  async companyOf(email: string): Promise<number | undefined> {
    const address = email.toLowerCase();
    const em = this.database.forLookup('app.sign_in_email', address);
    return (await em.findOne(User, { email: address }, { filters: false }))?.companyId;
  }

  /** @throws AppError 403 for a foreign branch, 409 `conflict` for an address that a user has already. */
  async create(tenant: TenantContext, requested: NewUser): Promise<User> {
    if (requested.branchId != null) await this.ownership.require(tenant, 'branch', requested.branchId);
    return this.companies.createUser(tenant, requested).catch(refused);
  }

  /** @throws AppError 403 for a foreign branch or when there is no such user, 409 `last_admin`. */
  async update(tenant: TenantContext, id: number, { role, branchId, password }: UserPatch): Promise<User> {
    if (branchId != null) await this.ownership.require(tenant, 'branch', branchId);
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const updated = await this.change(tenant, async (em) => {
      const user = await em.findOne(User, { id });
      if (!user) throw refusalOf('user');
      const before = factsOf(user);
      em.assign(user, { role: role ?? user.role, branchId: branchId === undefined ? user.branchId : branchId });
      const details = changesOf(before, factsOf(user));
      if (details) this.audit.record(em, tenant, { action: 'user.updated', object: ['user', id], details });
      if (passwordHash !== undefined) this.setPassword(em, tenant, user, passwordHash);
      return user;
    });
    await this.feed.settled();
    return updated;
  }

  /** Removes the user with all tokens. Idempotent. @throws AppError 409 `last_admin`. */
  async remove(tenant: TenantContext, id: number): Promise<void> {
    await this.change(tenant, async (em) => {
      const user = await em.findOne(User, { id });
      if (!user) return;
      em.remove(user);
      this.audit.record(em, tenant, { action: 'user.removed', object: ['user', id] });
    });
    await this.feed.settled();
  }

  /**
   * Changes the caller's own password, and revokes all of the caller's tokens except the one of this request.
   * @throws AppError 401 when the current password is wrong, so that guessing counts as a failed sign-in.
   */
  async changeOwnPassword(tenant: TenantContext, current: string, chosen: string): Promise<void> {
    if (current === chosen) throw invalid({ field: 'new', message: 'must be another password than the current one' });
    const user = await this.database.forTenant(tenant).findOne(User, { id: tenant.userId ?? 0 });
    const network = clientNetworkOf({ ip: tenant.origin?.ip ?? '' });
    if (!(await passwordMatches(user?.passwordHash, current, network)) || !user)
      throw unauthenticated('The current password is wrong');
    const passwordHash = await hashPassword(chosen);
    await this.change(tenant, async (em) => {
      this.setPassword(em, tenant, await em.findOneOrFail(User, { id: user.id }), passwordHash);
      const others = await em.find(AccessToken, { userId: user.id, id: { $ne: tenant.tokenId ?? 0 } });
      for (const token of others) {
        const details = { user_id: user.id };
        this.audit.record(em, tenant, { action: 'token.revoked', object: ['token', token.id], details });
        em.remove(token);
      }
    });
    await this.feed.settled();
  }

  /** For operators, who name a user and no company. @throws AppError 404 when there is no such user. */
  async setPasswordById(id: number, password: string): Promise<void> {
    const companyId = await this.companies.companyOfUser(id);
    const caller = { companyId: companyId as CompanyId };
    const passwordHash = await hashPassword(password);
    await this.change(caller, async (em) => {
      const user = await em.findOne(User, { id });
      if (!user) throw notFound(`There is no user ${id}`);
      this.setPassword(em, caller, user, passwordHash);
    });
  }

  private setPassword(em: EntityManager, caller: Caller, user: User, passwordHash: string): void {
    user.passwordHash = passwordHash;
    this.audit.record(em, caller, { action: 'user.password_changed', object: ['user', user.id] });
  }

  private change<T>(caller: Caller, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.database.forTenant(caller).transactional(work).catch(refused);
  }
}

const factsOf = ({ role, branchId }: User) => ({ role, branch_id: branchId ?? null });

/** Throws the caller's error for what the database refused. */
function refused(error: unknown): never {
  if (error instanceof UniqueConstraintViolationException)
    throw new AppError('conflict', { message: 'There is a user with this e-mail address already' });
  if (error instanceof CheckConstraintViolationException && error.message.includes('last administrator'))
    throw new AppError('last_admin');
  throw error;
}
