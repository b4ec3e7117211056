import { type EntityManager, type FilterQuery, LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { AppError, KeyRing } from '@app/common';
import { AuditLog } from '../audit/audit-log';
import type { CompanyId } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { type SealedColumn, SealedColumns, type SealedRow } from './sealed-columns';

/** Rows that are locked at a time. Small, so that requests do not wait long for one. */
const BATCH = 100;
/** Problems that a message names. */
const MAX_PROBLEMS = 10;

/** Counts of sealed values. */
export interface Rotation {
  resealed: number;
  already_current: number;
  total: number;
}

/**
 * Reseals every sealed value with the ring's first key. Each batch is a transaction of one company, so it can be killed
 * at any time and run again; running instances have both keys and read old and new values.
 */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly database: TenantDatabase,
    private readonly columns: SealedColumns,
    private readonly keyRing: KeyRing,
    private readonly audit: AuditLog,
  ) {}

  /** @throws AppError 409 `keys_missing` naming the values that no key opens, after all others have been resealed. */
  async run(): Promise<Rotation> {
    const done: Rotation = { resealed: 0, already_current: 0, total: 0 };
    const problems: string[] = [];
    for (const companyId of await this.database.companyIds()) {
      for (const column of this.columns.all()) await this.rotate(companyId, column, done, problems);
    }
    if (problems.length > 0) throw unreadable(done, problems);
    return done;
  }

  private async rotate(companyId: CompanyId, column: SealedColumn, done: Rotation, problems: string[]): Promise<void> {
    for (let last: number | undefined = 0; last !== undefined;) {
      const after: number = last;
      const counts: Rotation = { resealed: 0, already_current: 0, total: 0 };
      last = await this.database.forTenant({ companyId }).transactional(async (em) => {
        const rows = await batchOf(em, column, after);
        for (const row of rows) this.reseal(em, companyId, column, row, counts, problems);
        const details = { column: nameOf(em, column), values: counts.resealed };
        if (counts.resealed > 0) this.audit.record(em, { companyId }, { action: 'secrets.resealed', details });
        return rows.length < BATCH ? undefined : rows.at(-1)?.id;
      });
      // Only what has been committed counts.
      done.resealed += counts.resealed;
      done.already_current += counts.already_current;
      done.total += counts.total;
    }
  }

  private reseal(
    em: EntityManager,
    companyId: CompanyId,
    column: SealedColumn,
    row: SealedRow,
    counts: Rotation,
    problems: string[],
  ): void {
    const sealed = String(row[column.property]);
    const context = column.contextFor(companyId);
    counts.total += 1;
    try {
      // Opened even when it is current, to notice another key under the same name in time.
      const plain = this.keyRing.open(sealed, context);
      if (this.keyRing.isCurrent(sealed)) counts.already_current += 1;
      else {
        em.assign(row, { [column.property]: this.keyRing.seal(plain, context) });
        counts.resealed += 1;
      }
    } catch (error) {
      problems.push(`${nameOf(em, column)} of company ${companyId} (row ${row.id}): ${(error as Error).message}`);
    }
  }
}

/** Locked for update: a request that stores another secret meanwhile waits, and is not overwritten with the old one. */
function batchOf(em: EntityManager, { entity, property }: SealedColumn, after: number): Promise<SealedRow[]> {
  const isNext = { id: { $gt: after }, [property]: { $ne: null } } as FilterQuery<SealedRow>;
  const rows = em.find(entity, isNext, {
    fields: ['id', property],
    orderBy: { id: 'asc' },
    limit: BATCH,
    lockMode: LockMode.PESSIMISTIC_WRITE,
  });
  return rows as Promise<unknown> as Promise<SealedRow[]>;
}

/** `companies.calcom_api_key` */
function nameOf(em: EntityManager, { entity, property }: SealedColumn): string {
  const meta = em.getMetadata().get(entity);
  return `${meta.tableName}.${meta.properties[property]?.fieldNames[0] ?? property}`;
}

function unreadable({ resealed, already_current }: Rotation, problems: string[]): AppError {
  const more = problems.length - MAX_PROBLEMS;
  const listed = [...problems.slice(0, MAX_PROBLEMS), ...(more > 0 ? [`… and ${more} more`] : [])];
  return new AppError('keys_missing', {
    message:
      `${resealed} resealed, ${already_current} were current, but ${problems.length} could not be opened. ` +
      `Add the missing keys to ENCRYPTION_KEYS, after the first, and run it again:\n  - ${listed.join('\n  - ')}`,
  });
}
