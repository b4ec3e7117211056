import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityManager, FilterQuery } from '@mikro-orm/core';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock, findPage, type Page } from '@app/common';
import type { TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import type { ActorType, AuditAction, AuditedKind } from './audit-actions';
import { type AuditDetails, AuditEntry } from './audit-entry.entity';
import type { AuditQueryDto } from './audit.dto';

/** For whom something was done, and by whom: a tenant says both. */
export type Caller = Pick<TenantContext, 'companyId'> &
  Partial<Pick<TenantContext, 'userId' | 'tokenId' | 'agentId' | 'origin'>>;

/** What was done. */
export interface AuditEvent {
  action: AuditAction;
  /** To what: its kind and our id of it. */
  object?: readonly [kind: AuditedKind, id: number];
  details?: AuditDetails;
  /** Where the caller does not tell it: somebody who has failed to sign in is nobody yet. */
  actorType?: ActorType;
}

/** Who did what to which object, from where. Can be written and read, and nothing else. */
@Injectable()
export class AuditLog implements BeforeApplicationShutdown {
  private readonly log = new Logger(AuditLog.name);
  private readonly writing = new Set<Promise<void>>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds an entry to a unit of work that changes something: whoever flushes it writes both or none, so there is no
   * change without its entry.
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

  /** Writes an entry by itself: for what has changed nothing, such as a refusal. */
  async recordAlone(caller: Caller, event: AuditEvent): Promise<void> {
    const em = this.database.forTenant(caller);
    this.record(em, caller, event);
    await em.flush();
  }

  /** The same, when the answer has gone out: for what must not be told by the time it takes. */
  recordLater(caller: Caller, event: AuditEvent): void {
    const work = nextTurn()
      .then(() => this.recordAlone(caller, event))
      .catch((error: unknown) => this.log.error({ reason: (error as Error).name }, `Could not record ${event.action}`))
      .finally(() => this.writing.delete(work));
    this.writing.add(work);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.writing);
  }

  /** The company's entries, the newest first. @throws AppError 400 for a cursor that no page has ended with. */
  page(tenant: TenantContext, query: AuditQueryDto): Promise<Page<AuditEntry>> {
    const list = { where: conditionsOf(query), orderBy: { createdAt: 'desc', id: 'desc' } } as const;
    return findPage(this.database.forTenant(tenant), AuditEntry, list, query);
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
