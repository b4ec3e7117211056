import { type FunctionFacts, functionFacts } from '@app/receptionist';

/** What is offered, in the order in which a model will need it. A callback is asked for on the phone only. */
const NAMES = [
  'list_teams',
  'list_services',
  'find_earliest',
  'check_availability',
  'book_appointment',
  'reschedule_appointment',
  'cancel_appointment',
  'find_appointments',
];

/** The functions that are served as tools, by their names. */
export const SERVED: ReadonlyMap<string, FunctionFacts> = new Map(
  NAMES.map((name) => {
    const facts = functionFacts.find((one) => one.name === name);
    if (!facts) throw new Error(`There is no function ${name}`);
    return [name, facts];
  }),
);
