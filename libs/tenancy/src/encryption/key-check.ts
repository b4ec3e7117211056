import type { FilterQuery } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Environment, EnvironmentError, KeyRing } from '@app/common';
import type { CompanyId } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { type SealedColumn, SealedColumns, type SealedRow } from './sealed-columns';

/** Companies that are searched for a sealed value. Most have one. */
const MAX_COMPANIES = 20;
/** Values that may fail before the keys are to blame: one bad value is the fault of its row. */
const MAX_FAILURES = 5;

/** Opens a sealed value when the service starts, so that wrong keys are found there and not with the first caller. */
@Injectable()
export class KeyCheck {
  constructor(
    private readonly database: TenantDatabase,
    private readonly columns: SealedColumns,
    private readonly keyRing: KeyRing,
    private readonly environment: Environment,
  ) {}

  /** @throws EnvironmentError when there are sealed values, and none of those that were tried can be opened. */
  async run(): Promise<void> {
    let failures = 0;
    for (const companyId of (await this.database.companyIds()).slice(0, MAX_COMPANIES)) {
      for (const column of this.columns.all()) {
        const sealed = await this.anyIn(companyId, column);
        if (sealed === undefined) continue;
        if (this.opens(sealed, column.contextFor(companyId))) return;
        failures += 1;
        if (failures === MAX_FAILURES) throw this.wrongKeys();
      }
    }
    if (failures > 0) throw this.wrongKeys();
  }

  private async anyIn(companyId: CompanyId, { entity, property }: SealedColumn): Promise<string | undefined> {
    const isSealed = { [property]: { $ne: null } } as FilterQuery<SealedRow>;
    // Sealed properties are loaded only when they are named.
    const options = { fields: ['id', property], orderBy: { id: 'asc' } } as const;
    const row: unknown = await this.database.forTenant({ companyId }).findOne(entity, isSealed, options);
    return row ? String((row as SealedRow)[property]) : undefined;
  }

  private opens(sealed: string, context: string): boolean {
    try {
      this.keyRing.open(sealed, context);
      return true;
    } catch {
      return false;
    }
  }

  private wrongKeys(): EnvironmentError {
    const { encryptionKeys, dataDir } = this.environment;
    const keys = encryptionKeys ? 'ENCRYPTION_KEYS' : `The key of ENCRYPTION_KEYS, which is ${dataDir}/encryption.key,`;
    return new EnvironmentError([
      `${keys} opens none of the stored secrets that were tried; add the key that has sealed them, behind the first one, or name the database that belongs to this key`,
    ]);
  }
}
