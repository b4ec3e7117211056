import type { EntityClass } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';

/** A row with a sealed value. */
export type SealedRow = { id: number } & Record<string, unknown>;

/** A column of values that the key ring has sealed. Each is bound to its company (AAD): no other can open it. */
export class SealedColumn<Entity extends { id: number } = SealedRow> {
  readonly entity: EntityClass<SealedRow>;
  readonly property: string;

  /** @param purpose part of the context that values are bound to: changing it makes all stored values unreadable. */
  constructor(
    entity: EntityClass<Entity>,
    property: keyof Entity & string,
    private readonly purpose: string,
  ) {
    this.entity = entity as unknown as EntityClass<SealedRow>;
    this.property = property;
  }

  contextFor(companyId: number): string {
    return `company:${companyId}:${this.purpose}`;
  }
}

/** The registry of sealed columns. Each room registers its own; a key rotation misses a column that is not registered. */
@Injectable()
export class SealedColumns {
  private readonly columns: SealedColumn[] = [];

  register(column: SealedColumn): void {
    this.columns.push(column);
  }

  all(): readonly SealedColumn[] {
    return this.columns;
  }
}
