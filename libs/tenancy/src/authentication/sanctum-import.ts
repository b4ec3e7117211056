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
  /** Existed already. */
  skipped: number;
  refused: { id: unknown; reason: string }[];
}

/** The same sentence for an id of the own or of another company, so that it does not leak which ids exist. */
const TAKEN = 'the id is taken by another token';

/**
 * Imports the tokens of a Laravel application with their ids, so the `id|secret` that users hold stays valid. Idempotent.
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

  /** @returns 'imported', 'skipped', or the reason of a refusal. */
  private async take(em: SqlEntityManager, tenant: TenantContext, token: SanctumToken): Promise<string> {
    const user = await em.findOne(User, token.email === undefined ? { id: token.userId } : { email: token.email });
    if (!user)
      return token.email === undefined ? 'tokenable_id: no user of the company' : 'email: no user of the company';
    const there = await em.findOne(AccessToken, { id: token.id });
    if (there) return there.token === token.digest && there.userId === user.id ? 'skipped' : TAKEN;
    const revoked = { action: 'token.revoked', objectId: token.id } as const;
    if (await em.findOne(AuditEntry, revoked)) return 'was imported before and has been revoked since';
    // First: a token that is issued meanwhile must not draw the same id. The sequence stays advanced even after a rollback.
    await em.execute('select reserve_token_ids(?)', [token.id]);
    if (!(await insert(em, tenant, token, user))) return TAKEN;
    const details = { user_id: user.id, abilities: token.abilities };
    this.audit.record(em, tenant, { action: 'token.imported', object: ['token', token.id], details });
    return 'imported';
  }
}

/** @returns false when the id exists in any company; row level security hides in which one. */
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
