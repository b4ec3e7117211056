import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { findPage, type Page } from '@app/common';
import { fingerprintOf } from '@app/idempotency';
import { AuditLog, refusalOf, TenantDatabase, type TenantContext } from '@app/tenancy';
import { OutgoingEvents } from '@app/webhooks';
import { Callback } from './callback.entity';
import { type CallbacksQueryDto, toCallbackDto } from './callback.dto';

/** A person's request to be called back. */
type CallbackWish = Pick<Callback, 'name' | 'phone' | 'wanted' | 'notes' | 'callId' | 'teamId'>;

/** Stores requests for callbacks, and notifies the company. */
@Injectable()
export class CallbacksService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly outgoing: OutgoingEvents,
    private readonly audit: AuditLog,
  ) {}

  /** A repeated request within one call is one callback, sent once to the company's endpoints. */
  async request(tenant: TenantContext, wish: CallbackWish): Promise<Callback> {
    const contentHash = contentOf(wish);
    const known = await this.ofCall(tenant, wish, contentHash);
    if (known) return known;
    try {
      return await this.store(tenant, wish, contentHash);
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      // A concurrent request of the same call was faster.
      const stored = await this.ofCall(tenant, wish, contentHash);
      if (!stored) throw error;
      return stored;
    }
  }

  /** A page, the latest first. @throws AppError 400 for a malformed cursor. */
  page(tenant: TenantContext, query: CallbacksQueryDto): Promise<Page<Callback>> {
    const { done, call_id: callId } = query;
    const where = {
      ...(done === undefined ? {} : { isDone: done === 'true' }),
      ...(callId === undefined ? {} : { callId }),
    };
    const list = { where, orderBy: { createdAt: 'desc', id: 'desc' } } as const;
    return this.database.readLately(tenant, (em) => findPage(em, Callback, list, query));
  }

  /** @throws AppError 403 */
  update(tenant: TenantContext, id: number, isDone: boolean): Promise<Callback> {
    return this.database.forTenant(tenant).transactional(async (em) => {
      const callback = await em.findOne(Callback, { id });
      if (!callback) throw refusalOf('callback');
      const details = this.audit.changesOf({ done: callback.isDone }, { done: isDone });
      callback.isDone = isDone;
      if (details) this.audit.record(em, tenant, { action: 'callback.updated', object: ['callback', id], details });
      return callback;
    });
  }

  /** Writes the row and its event, or neither. */
  private store(tenant: TenantContext, wish: CallbackWish, contentHash: string): Promise<Callback> {
    const { companyId } = tenant;
    return this.database.forTenant(tenant).transactional(async (em) => {
      const callback = em.create(Callback, { ...wish, companyId, contentHash });
      await em.persist(callback).flush();
      this.outgoing.record(em, tenant, {
        type: 'callback.requested',
        subject: `callback:${callback.id}`,
        data: toCallbackDto(callback),
      });
      return callback;
    });
  }

  private async ofCall(tenant: TenantContext, { callId }: CallbackWish, contentHash: string): Promise<Callback | null> {
    if (callId == null) return null;
    return this.database.forTenant(tenant).findOne(Callback, { callId, contentHash });
  }
}

/** Requests that differ only in letter case and whitespace are the same. */
const contentOf = ({ name, phone, wanted, notes }: CallbackWish): string =>
  fingerprintOf([name, phone, wanted, notes].map((text) => text?.toLowerCase().replaceAll(/\s+/g, ' ').trim() ?? ''));
