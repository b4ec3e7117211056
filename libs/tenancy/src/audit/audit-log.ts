import { setImmediate as nextTick } from 'node:timers/promises';
import type { EntityManager, FilterQuery } from '@mikro-orm/core';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock, findPage, type Page } from '@app/common';
import type { TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import type { ActorType, AuditAction, AuditedKind } from './audit-actions';
import { type AuditDetails, AuditEntry } from './audit-entry.entity';
import type { AuditQueryDto } from './audit.dto';
import { changesOf } from './changes';

/** The company and the actor of an entry: a {@link TenantContext}, or less. */
export type Caller = Pick<TenantContext, 'companyId' | 'branchId'> &
  Partial<Pick<TenantContext, 'userId' | 'tokenId' | 'agentId' | 'origin'>>;

/** What was done to which object. */
export interface AuditEvent {
  action: AuditAction;
  /** Kind and id of the object. */
  object?: readonly [kind: AuditedKind, id: number];
  details?: AuditDetails;
  /** Overrides the type that follows from the caller, as for a failed sign-in, which has no caller. */
  actorType?: ActorType;
}

/** Who did what to which object, from where. Append-only. */
@Injectable()
export class AuditLog implements BeforeApplicationShutdown {
  /** What changed of an object, for the `details` of its entry. */
  readonly changesOf = changesOf;
  private readonly log = new Logger(AuditLog.name);
  private readonly writing = new Set<Promise<void>>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds an entry to the unit of work of a change. Both are flushed in one transaction, so there is no change without its
   * entry.
   */
  record(em: EntityManager, caller: Caller, { action, object, details, actorType }: AuditEvent): void {
    const [objectType, objectId] = object ?? [];
    em.persist(
      em.create(AuditEntry, {
        companyId: caller.companyId,
        actorType: actorType ?? actorTypeOf(caller),
        actorId: caller.agentId ?? caller.userId ?? null,
        tokenId: caller.tokenId ?? null,
        action,
        objectType: objectType ?? null,
        objectId: objectId ?? null,
        ip: caller.origin?.ip ?? null,
        requestId: caller.origin?.requestId ?? null,
        details: details ?? {},
        createdAt: this.clock.now(),
      }),
    );
  }

  /** Writes an entry in a transaction of its own, for events without a change, such as a refusal. */
  async recordAlone(caller: Caller, event: AuditEvent): Promise<void> {
    const em = this.database.forTenant(caller);
    this.record(em, caller, event);
    await em.flush();
  }

  /** {@link recordAlone} after the answer was sent, so that its duration does not leak into the response time. */
  recordLater(caller: Caller, event: AuditEvent): void {
    const work = nextTick()
      .then(() => this.recordAlone(caller, event))
      .catch((error: unknown) => this.log.error({ reason: (error as Error).name }, `Could not record ${event.action}`))
      .finally(() => this.writing.delete(work));
    this.writing.add(work);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.writing);
  }

  /** The company's entries, the newest first. @throws AppError 400 for a malformed cursor. */
  page(tenant: TenantContext, query: AuditQueryDto): Promise<Page<AuditEntry>> {
    const list = { where: conditionsOf(query), orderBy: { createdAt: 'desc', id: 'desc' } } as const;
    return this.database.readLately(tenant, (em) => findPage(em, AuditEntry, list, query));
  }
}

function actorTypeOf({ agentId, userId }: Caller): ActorType {
  if (agentId !== undefined) return 'agent';
  return userId === undefined ? 'operator' : 'user';
}

function conditionsOf({ action, from, to }: AuditQueryDto): FilterQuery<AuditEntry> {
  const conditions: FilterQuery<AuditEntry>[] = [];
  if (action !== undefined) conditions.push({ action });
  if (from !== undefined) conditions.push({ createdAt: { $gte: new Date(from) } });
  if (to !== undefined) conditions.push({ createdAt: { $lt: new Date(to) } });
  return { $and: conditions };
}
