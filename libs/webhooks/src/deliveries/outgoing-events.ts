import { randomUUID } from 'node:crypto';
import { EntityManager, type Transaction, type TransactionEventArgs } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { type CompanyId, type TenantContext, TransactionNotes } from '@app/tenancy';
import type { EventType } from './event-types';
import type { EndpointRef } from './due-deliveries';
import { DueEndpointJobs } from './due-endpoint-jobs';

/** An event as it is sent to a company's endpoints. */
export interface OutgoingEvent {
  type: EventType;
  /** What it is about, such as `booking:5`: an endpoint gets the events of one subject in the order of their commits. */
  subject?: string;
  /** Becomes `data` of the body: JSON, as the API shows it. */
  data: object;
}

interface Notes {
  readonly events: { companyId: CompanyId; event: OutgoingEvent }[];
}

/**
 * The outbox of events. An event is stored in the transaction that causes it, once for each endpoint of the company
 * that subscribes to it: it is sent if and only if the transaction is committed, at least once, even if this process
 * dies.
 *
 * It is stored at the end of the transaction, which then holds the locks of all rows that it has written. So deliveries
 * of one row get their ids, by which they are sent, in the order of the commits. Costs one statement for each event,
 * and one more if an endpoint subscribes to it.
 */
@Injectable()
export class OutgoingEvents extends TransactionNotes<Notes> {
  /** `em`: the application's; forks that are made later share its events. */
  constructor(
    em: EntityManager,
    private readonly jobs: DueEndpointJobs,
  ) {
    super(em);
  }

  /** @throws Error outside of a transaction, as the event would be sent whether or not the change is committed. */
  record(em: EntityManager, { companyId }: Pick<TenantContext, 'companyId'>, event: OutgoingEvent): void {
    const notes = this.notesIn(em);
    if (!notes) throw new Error(`The event ${event.type} was recorded outside of a transaction`);
    notes.events.push({ companyId, event });
  }

  /** If the events cannot be stored, what has happened is not committed either. */
  async beforeTransactionCommit(args: TransactionEventArgs): Promise<void> {
    const { events } = this.notesToCommit(args) ?? this.empty();
    if (events.length === 0) return;
    const due = new Map<CompanyId, Set<number>>();
    for (const { companyId, endpointId } of await store(args, events))
      due.set(companyId, (due.get(companyId) ?? new Set()).add(endpointId));
    for (const [companyId, endpointIds] of due)
      await this.jobs.send(args.transaction as object, companyId, [...endpointIds]);
  }

  afterTransactionCommit(args: TransactionEventArgs): void {
    this.committed(args);
  }

  beforeTransactionRollback(args: TransactionEventArgs): void {
    this.rolledBack(args);
  }

  protected override empty(): Notes {
    return { events: [] };
  }

  protected override merge({ events }: Notes, into: Notes): void {
    into.events.push(...events);
  }
}

/**
 * The time is the database's, as clocks of processes differ, and not that of the transaction's begin, before it had its
 * locks. Data stay the text that they are: `jsonb` would refuse some and reorder all.
 */
const STORE = `
  insert into webhook_deliveries (company_id, endpoint_id, event_id, type, subject, body)
  select e.company_id, e.id, event.id, event.type, event.subject, concat('{"type":', to_json(event.type), ',"timestamp":"',
    to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '","data":', event.data, '}')
  from json_to_recordset(?::json) as event (n int, company_id bigint, id uuid, type text, subject text, data text)
  join webhook_endpoints e on e.company_id = event.company_id and e.is_active and e.events @> to_jsonb(array[event.type])
  order by event.n, e.id
  returning company_id, endpoint_id`;

/** @returns the endpoints that want one of the events. */
async function store({ em, transaction }: TransactionEventArgs, events: Notes['events']): Promise<EndpointRef[]> {
  const rows = events.map(({ companyId, event: { type, subject, data } }, n) => {
    return { n, company_id: companyId, id: randomUUID(), type, subject, data: JSON.stringify(data) };
  });
  const connection = (em as SqlEntityManager).getConnection();
  const stored = await connection.execute<{ company_id: string; endpoint_id: string }[]>(
    STORE,
    [JSON.stringify(rows)],
    'all',
    transaction as Transaction,
  );
  return stored.map((row) => ({ companyId: Number(row.company_id) as CompanyId, endpointId: Number(row.endpoint_id) }));
}
