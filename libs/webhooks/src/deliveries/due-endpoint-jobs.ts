import type { EntityManager } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Jobs } from '@app/common';
import type { CompanyId } from '@app/tenancy';
import { DELIVERIES, type DueEndpoints } from './queues';

/** Announces endpoints with something due to whichever process sends. */
@Injectable()
export class DueEndpointJobs {
  constructor(private readonly jobs: Jobs) {}

  /** Enqueues one job in the transaction, which looks at the endpoints `seconds` after the commit. */
  async send(transaction: object, companyId: CompanyId, endpointIds: number[], seconds = 0): Promise<void> {
    const data: DueEndpoints = { companyId, endpointIds };
    await this.jobs.send({ ...DELIVERIES, startAfter: Math.ceil(seconds) }, data, transaction);
  }

  /** The same in the transaction that the entity manager is in. */
  async sendIn(em: EntityManager, companyId: CompanyId, endpointId: number, seconds = 0): Promise<void> {
    const transaction = em.getTransactionContext();
    if (!transaction) throw new Error('A job of webhooks belongs to the transaction that needs it');
    await this.send(transaction as object, companyId, [endpointId], seconds);
  }
}
