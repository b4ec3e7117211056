import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { SealedColumn, TenantEntity } from '@app/tenancy';

/** A request under an idempotency key, and its answer once there is one. */
@Entity({ tableName: 'idempotent_answers' })
export class IdempotentAnswer extends TenantEntity {
  @Property({ type: 'string' })
  key: string;

  @Property({ type: 'string' })
  requestHash: string;

  /** Until then a request holds the key; afterwards, if there is no answer, a repeat starts over. */
  @Property({ type: 'Date' })
  heldUntil: Date;

  /** Sealed, since some answers hold a secret that is shown only once. */
  @Property({ type: 'string', nullable: true, hidden: true })
  answer?: string | null;

  @Property({ type: 'Date' })
  expiresAt: Date;
}

export const STORED_ANSWER = new SealedColumn(IdempotentAnswer, 'answer', 'idempotent_answer');

/** Answers that are no longer used for repeats. */
export const EXPIRED_ANSWERS = {
  name: 'expired idempotent answers',
  statement: `
    delete from idempotent_answers where id in (
      select id from idempotent_answers where expires_at < now() limit ? for update skip locked)
    returning id`,
};
