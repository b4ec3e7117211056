import { Injectable } from '@nestjs/common';
import { AppError, KeyRing } from '@app/common';
import { TenantDatabase, type TenantContext } from '@app/tenancy';
import type { HeldKey } from './carried-out';
import { STORED_ANSWER } from './idempotent-answer.entity';

/** A key that a request holds, or what was answered under it. */
type Claim = HeldKey | { answer: unknown };

interface Row {
  id: string;
  request_hash: string;
  answer: string | null;
  is_held: boolean;
}

/** The content of a mark. No answer is like it. */
const CARRIED_OUT = 'carried out';

const RETRY_SECONDS = 2;

/**
 * Takes the key, also one that is over, or that a request of the same content has left without an answer. All times are
 * the database's.
 */
const CLAIM = `
  insert into idempotent_answers as known (company_id, key, request_hash, held_until, expires_at)
  values (?, ?, ?, now() + interval '1 minute', now() + interval '1 day')
  on conflict (company_id, key) do update set
    request_hash = excluded.request_hash, held_until = excluded.held_until, expires_at = excluded.expires_at,
    answer = null, updated_at = now()
  where known.expires_at <= now()
    or (known.answer is null and known.held_until <= now() and known.request_hash = excluded.request_hash)
  returning id`;

const FIND = `select id, request_hash, answer, held_until > now() as is_held from idempotent_answers where key = ?`;

/** What was answered under idempotency keys, for a day. */
@Injectable()
export class IdempotentAnswers {
  constructor(
    private readonly database: TenantDatabase,
    private readonly keyRing: KeyRing,
  ) {}

  /**
   * Takes the key for a request, or finds what was answered to it before.
   * @throws AppError 422 `idempotency_mismatch` for another request, 409 `in_progress` while the first one runs, and
   *   409 `conflict` where it was carried out and its answer was lost.
   */
  async claim({ companyId }: TenantContext, key: string, requestHash: string): Promise<Claim> {
    const context = STORED_ANSWER.contextFor(companyId);
    return this.database.forTenant({ companyId }).transactional(async (em) => {
      const [claimed] = await em.execute<Row[]>(CLAIM, [companyId, key, requestHash]);
      if (claimed) return { id: Number(claimed.id), mark: this.keyRing.seal(JSON.stringify(CARRIED_OUT), context) };
      const [known] = await em.execute<Row[]>(FIND, [key]);
      if (known && known.request_hash !== requestHash) throw new AppError('idempotency_mismatch');
      // Without a row, the first request has failed a moment ago.
      if (!known?.answer) throw inProgress();
      const answer = JSON.parse(this.keyRing.open(known.answer, context)) as unknown;
      if (answer === CARRIED_OUT) throw known.is_held ? inProgress() : answerWasLost();
      return { answer };
    });
  }

  async keep({ companyId }: TenantContext, { id }: HeldKey, answer: unknown): Promise<void> {
    const sealed = this.keyRing.seal(JSON.stringify(answer), STORED_ANSWER.contextFor(companyId));
    await this.execute(companyId, `update idempotent_answers set answer = ?, updated_at = now() where id = ?`, [
      sealed,
      id,
    ]);
  }

  /** Makes the next request under the key start over. */
  async forget({ companyId }: TenantContext, { id, mark }: HeldKey): Promise<void> {
    const sql = `delete from idempotent_answers where id = ? and (answer is null or answer = ?)`;
    await this.execute(companyId, sql, [id, mark]);
  }

  private async execute(companyId: TenantContext['companyId'], sql: string, parameters: unknown[]): Promise<void> {
    await this.database.forTenant({ companyId }).transactional((em) => em.execute(sql, parameters));
  }
}

const inProgress = (): AppError => new AppError('in_progress', { retryAfter: RETRY_SECONDS });

const answerWasLost = (): AppError =>
  new AppError('conflict', {
    message:
      'This request was carried out, but its answer was lost; look at what is there, or send another key to do it once more',
  });
