import { BookAppointment } from './book-appointment';
import { CheckAvailability } from './check-availability';
import { CurrentTime } from './current-time';
import type { FunctionClass, FunctionFacts } from './reception-function';

/** Everything that a caller can ask for. A function that stands here is served by every door. */
export const FUNCTIONS: readonly FunctionClass[] = [CheckAvailability, BookAppointment, CurrentTime];

export const functionFacts: readonly FunctionFacts[] = FUNCTIONS.map(({ facts }) => facts);
