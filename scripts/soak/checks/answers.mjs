import { foreignMarkers } from '../markers.mjs';

/** What the table of errors has for a service whose Cal.com, database or cache is away. */
const EXPECTED_FAILURES = {
  502: ['calcom_key_refused', 'calcom_unexpected_answer'],
  503: ['calcom_unavailable', 'overloaded', 'unavailable'],
};
const MAX_EXAMPLES = 20;

/** Looks at every answer when it comes. */
export class AnswerChecks {
  counts = {};
  checked = 0;
  foreign = [];
  undocumented = [];
  unanswered = [];
  admitted = [];
  /** When an answer was a documented failure. */
  failedAt = [];

  watch = (answer) => {
    const { kind, status, body } = answer;
    this.checked++;
    const statuses = (this.counts[kind] ??= {});
    const name = status >= 500 ? `${status} ${body.code}` : String(status || 'none');
    statuses[name] = (statuses[name] ?? 0) + 1;
    if (foreignMarkers(answer.text, answer.company.marker).length > 0) this.#keep(this.foreign, answer);
    if (status === 0) this.unanswered.push(answer);
    if (isUndocumented(answer)) this.#keep(this.undocumented, answer);
    else if (status >= 500) this.failedAt.push(answer);
    if (kind === 'ask for foreign' && status > 0 && status < 400) this.#keep(this.admitted, answer);
  };

  /** Those that a process left unanswered which was neither down nor frozen. */
  unexplained(outages) {
    return this.unanswered.filter(({ service, from, to }) => !outages.silenced(service, from, to));
  }

  /** Documented failures outside of faults and their aftermath. */
  calmFailures(outages) {
    return this.failedAt.filter(({ from, to }) => !outages.touches(from, to));
  }

  #keep(list, { kind, service, status, path, text, company }) {
    if (list.length < MAX_EXAMPLES)
      list.push(`${kind} ${path} of ${company.marker} at ${service}: ${status} ${text.slice(0, 300)}`);
  }
}

/** @returns whether a failure has an undocumented code. */
export const isUndocumented = ({ status, body }) =>
  status >= 500 && !(EXPECTED_FAILURES[status]?.includes(body.code) ?? false);
