import type { EntityClass } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';

/** A row of a company that holds something sealed. */
export type SealedRow = { id: number } & Record<string, unknown>;

/** A column whose values only the key ring can read. Each is bound to its company: it cannot be opened as another's. */
export class SealedColumn<Entity extends { id: number } = SealedRow> {
  readonly entity: EntityClass<SealedRow>;
  readonly property: string;

  /** @param purpose part of what a value is bound to: changing it makes all stored values unreadable. */
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

/** Every sealed column there is. Each room names its own; what is not here is not found when the keys are changed. */
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
