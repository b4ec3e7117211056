import type { ApiDocument, Operation } from './document';
import { allOperationsOf } from './walk';

/** Statuses that can precede every handler, and are not specific to an operation. */
const OF_EVERY_ROUTE = ['401', '413', '414', '415', '429'];

const SUCCESSES: Record<string, string> = {
  200: 'Done, or what was asked for',
  201: 'Made',
  202: 'Begun: the outcome is told at `location`',
  204: 'Done; there is nothing to tell',
};

/** Gives every operation two sentences, what it does and what can go wrong, and every answer a description. */
export function describeOperations(document: ApiDocument): void {
  for (const { operation } of allOperationsOf(document)) {
    for (const [status, response] of Object.entries(operation.responses))
      response.description ||= SUCCESSES[status] ?? 'As asked';
    operation.description ??= `${sentence(operation.summary ?? '')} ${refusalsOf(operation)}`;
  }
}

function refusalsOf({ responses, security }: Operation): string {
  const own = Object.entries(responses).filter(([status]) => status >= '400' && !OF_EVERY_ROUTE.includes(status));
  const told = own.map(([status, { description = '' }]) => `${status} (${description})`);
  const more = security?.length ? ', beside a missing credential or too many requests' : ', beside too many requests';
  return told.length > 0
    ? sentence(`It can be refused with ${told.join(', ')}${more}`)
    : sentence(`Nothing of its own can go wrong${more}`);
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
