import type { EntityProperty } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { PendingInvalidations } from '@app/caching';
import type { TenantContext } from '@app/tenancy';
import { answersShowing } from './answers-showing';
import { EventType } from './event-type.entity';
import { FROM_CALCOM, type Row, STAMPS } from './listed-event-types';

const KEY = ['teamId', 'calcomEventTypeId'] as const;
const COMPARED = ['id', ...KEY, ...FROM_CALCOM] as const;
const WRITTEN = ['companyId', ...KEY, ...FROM_CALCOM, ...STAMPS, 'createdAt'] as const;
type Property = (typeof COMPARED)[number] | (typeof WRITTEN)[number];

/** What a sync compares of a stored event type. */
export type StoredEventType = Pick<Row, (typeof KEY)[number] | (typeof FROM_CALCOM)[number]> & { id: number };

/**
 * Reads and writes event types by the thousand. Each way is one JSON text, which costs a tenth of as many entities; what
 * those would do besides, naming the answers that are invalid now, is done here.
 */
@Injectable()
export class EventTypeRows {
  constructor(private readonly invalidations: PendingInvalidations) {}

  async ofTeams(em: SqlEntityManager, teamIds: readonly number[]): Promise<StoredEventType[]> {
    const { table, columnOf } = tableOf(em);
    const columns = COMPARED.map((property) => `${columnOf(property)} as "${property}"`);
    const [found] = await em.execute<[{ rows: string }]>(
      `select coalesce(json_agg(stored), '[]')::text as rows from (
         select ${columns.join()} from ${table} where ${columnOf('teamId')} in (select value::bigint from jsonb_array_elements_text(?::jsonb))
       ) stored`,
      [JSON.stringify(teamIds)],
    );
    return JSON.parse(found.rows) as StoredEventType[];
  }

  /** Within a transaction. Existing rows are updated to what is listed now. */
  async upsert(em: SqlEntityManager, { companyId }: TenantContext, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const { table, columnOf } = tableOf(em);
    const columns = WRITTEN.map(columnOf);
    const merged = [...FROM_CALCOM, ...STAMPS].map(columnOf).map((column) => `${column} = excluded.${column}`);
    const listed = rows.map((row) => Object.fromEntries(WRITTEN.map((property, n) => [columns[n], row[property]])));
    await em.execute(
      // oxlint-disable-next-line house/no-silent-writes -- the answers that show these rows are named below
      `insert into ${table} (${columns.join()})
       select ${columns.join()} from jsonb_populate_recordset(null::${table}, ?::jsonb)
       on conflict (${KEY.map(columnOf).join()}) do update set ${merged.join()}`,
      [JSON.stringify(listed)],
    );
    for (const teamId of new Set(rows.map((row) => row.teamId)))
      this.invalidations.add(em, answersShowing(companyId, teamId));
  }
}

/** As the entity declares it. */
function tableOf(em: SqlEntityManager) {
  const { tableName: table, properties } = em.getMetadata().get(EventType);
  const of = properties as unknown as Readonly<Record<Property, EntityProperty>>;
  return {
    table,
    columnOf: (property: Property): string => of[property].fieldNames[0] ?? property,
  };
}
