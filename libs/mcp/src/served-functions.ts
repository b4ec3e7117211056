import { type FunctionFacts, functionFacts } from '@app/receptionist';

/** The offered functions, in the order in which a model needs them. Callbacks can only be requested on the phone. */
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
