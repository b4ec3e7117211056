import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { AuditEntry } from '../audit/audit-entry.entity';
import { AuditLog } from '../audit/audit-log';
import { AccessToken } from './access-token.entity';
import { User } from './user.entity';
import type { TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { readSanctumRow, SanctumRowError, type SanctumToken } from './sanctum-row';

export interface SanctumReport {
  imported: number;
  /** Were there already. */
  skipped: number;
  refused: { id: unknown; reason: string }[];
}

/** A row that cannot be told apart from one of another company, which nobody here may learn of. */
const TAKEN = 'the id is taken by another token';

/**
 * Takes over the tokens of a Laravel application, with their ids: the `id|secret` that users hold keeps working.
 * Running it again changes nothing.
 */
@Injectable()
export class SanctumImport {
  constructor(
    private readonly database: TenantDatabase,
    private readonly audit: AuditLog,
  ) {}

  async run(tenant: TenantContext, rows: readonly unknown[]): Promise<SanctumReport> {
    const report: SanctumReport = { imported: 0, skipped: 0, refused: [] };
    const refuse = (row: unknown, reason: string): void => void report.refused.push({ id: idOf(row), reason });
    const tokens = rows.flatMap((row) => {
      try {
        return [readSanctumRow(row)];
      } catch (error) {
        if (!(error instanceof SanctumRowError)) throw error;
        refuse(row, error.message);
        return [];
      }
    });
    for (const token of tokens) {
      const outcome = await this.database.forTenant(tenant).transactional((em) => this.take(em, tenant, token));
      if (outcome === 'imported' || outcome === 'skipped') report[outcome] += 1;
      else refuse(token, outcome);
    }
    return report;
  }

  /** @returns what became of it; a sentence is a refusal. */
  private async take(em: SqlEntityManager, tenant: TenantContext, token: SanctumToken): Promise<string> {
    const user = await em.findOne(User, token.email === undefined ? { id: token.userId } : { email: token.email });
    if (!user)
      return token.email === undefined ? 'tokenable_id: no user of the company' : 'email: no user of the company';
    const there = await em.findOne(AccessToken, { id: token.id });
    if (there) return there.token === token.digest && there.userId === user.id ? 'skipped' : TAKEN;
    const revoked = { action: 'token.revoked', objectId: token.id } as const;
    if (await em.findOne(AuditEntry, revoked)) return 'was imported before and has been revoked since';
    // First: what is issued at this moment must not draw the same id. It stays so, whatever becomes of the transaction.
    await em.execute('select reserve_token_ids(?)', [token.id]);
    if (!(await insert(em, tenant, token, user))) return TAKEN;
    const details = { user_id: user.id, abilities: token.abilities };
    this.audit.record(em, tenant, { action: 'token.imported', object: ['token', token.id], details });
    return 'imported';
  }
}

/** @returns false when there is such an id in any company: the database tells no more, and neither do we. */
async function insert(
  em: SqlEntityManager,
  { companyId }: TenantContext,
  { id, name, digest, abilities, lastUsedAt, expiresAt, createdAt }: SanctumToken,
  user: User,
): Promise<boolean> {
  const inserted: unknown[] = await em.execute(
    `insert into personal_access_tokens
       (id, company_id, user_id, name, token, abilities, last_used_at, expires_at, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, now()), now())
     on conflict (id) do nothing returning id`,
    [id, companyId, user.id, name, digest, JSON.stringify(abilities), lastUsedAt, expiresAt, createdAt],
  );
  return inserted.length === 1;
}

const idOf = (row: unknown): unknown => {
  const id = (row as { id?: unknown } | null)?.id;
  return typeof id === 'number' || typeof id === 'string' ? id : null;
};
