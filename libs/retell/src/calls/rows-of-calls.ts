import type { CompanyId } from '@app/tenancy';
import { callFacts, type CallSketch } from './call-facts';
import { recordOf } from './function-record';
import type { NotedFunction } from './noted-function';

/** A function that waits to be written. */
export interface Waiting {
  companyId: CompanyId;
  agentRow: number;
  call: CallSketch;
  noted: NotedFunction;
  tries: number;
}

/** A row for each call: a statement may touch a row once. */
export function rowsOf(batch: readonly Waiting[]): object[] {
  const byCall = Map.groupBy(batch, ({ call }) => call.call_id);
  return [...byCall.values()].flatMap((called) => {
    const facts = called[0] && callFacts(called[0].call);
    if (!facts) return [];
    const records = called.map(({ noted }) => recordOf(noted));
    const changed = records.findLast(({ outcome }) => outcome !== 'none' && outcome !== 'callback');
    const { outcome } = changed ?? records.find((record) => record.outcome === 'callback') ?? { outcome: 'none' };
    return {
      ...facts,
      agent_row: called[0]?.agentRow,
      outcome,
      booking_id: changed?.bookingId ?? null,
      named_team_id: records.findLast(({ teamId }) => teamId !== undefined)?.teamId ?? null,
      booking_ids: [...new Set(records.flatMap(({ bookingId }) => bookingId ?? []))],
      functions: records.map(({ logged }) => logged),
      first_at: records[0]?.logged.at,
    };
  });
}
