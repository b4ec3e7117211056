import { BookAppointment } from './book-appointment';
import { CheckAvailability } from './check-availability';
import { CancelAppointment } from './cancel-appointment';
import { CurrentTime } from './current-time';
import { FindAppointments } from './find-appointments';
import { FindEarliest } from './find-earliest';
import { ListServices } from './list-services';
import { ListTeams } from './list-teams';
import type { FunctionClass, FunctionFacts } from './reception-function';
import { RequestCallback } from './request-callback';
import { RescheduleAppointment } from './reschedule-appointment';

/** Everything that a caller can ask for. The door of voice agents serves all, that of models those that it names. */
export const FUNCTIONS: readonly FunctionClass[] = [
  ListTeams,
  ListServices,
  CheckAvailability,
  FindEarliest,
  BookAppointment,
  FindAppointments,
  RescheduleAppointment,
  CancelAppointment,
  RequestCallback,
  CurrentTime,
];

export const functionFacts: readonly FunctionFacts[] = FUNCTIONS.map(({ facts }) => facts);
