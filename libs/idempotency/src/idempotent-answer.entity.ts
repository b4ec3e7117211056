import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { SealedColumn, TenantEntity } from '@app/tenancy';

/** A request under an idempotency key, and what was answered to it once there is an answer. */
@Entity({ tableName: 'idempotent_answers' })
export class IdempotentAnswer extends TenantEntity {
  @Property({ type: 'string' })
  key: string;

  @Property({ type: 'string' })
  requestHash: string;

  /** Until then a request holds the key; afterwards, while there is no answer, a repeat begins anew. */
  @Property({ type: 'Date' })
  heldUntil: Date;

  /** Sealed, as some answers hold a secret that nobody is told again. */
  @Property({ type: 'string', nullable: true, hidden: true })
  answer?: string | null;

  @Property({ type: 'Date' })
  expiresAt: Date;
}

export const STORED_ANSWER = new SealedColumn(IdempotentAnswer, 'answer', 'idempotent_answer');

/** They answer repeats no longer. */
export const EXPIRED_ANSWERS = {
  name: 'expired idempotent answers',
  statement: `
    delete from idempotent_answers where id in (
      select id from idempotent_answers where expires_at < now() limit ? for update skip locked)
    returning id`,
};
