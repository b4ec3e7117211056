import { BookAppointment } from './book-appointment';
import { CheckAvailability } from './check-availability';
import { CancelAppointment } from './cancel-appointment';
import { CurrentTime } from './current-time';
import { FindAppointments } from './find-appointments';
import type { FunctionClass, FunctionFacts } from './reception-function';
import { RequestCallback } from './request-callback';
import { RescheduleAppointment } from './reschedule-appointment';

/** Everything that a caller can ask for. A function that stands here is served by every door. */
export const FUNCTIONS: readonly FunctionClass[] = [
  CheckAvailability,
  BookAppointment,
  FindAppointments,
  RescheduleAppointment,
  CancelAppointment,
  RequestCallback,
  CurrentTime,
];

export const functionFacts: readonly FunctionFacts[] = FUNCTIONS.map(({ facts }) => facts);
