export { type ReceptionAnswer } from './answers/answer';
export { type Arguments } from './arguments/arguments';
export { type Conversation } from './conversation';
export { BookAppointment } from './functions/book-appointment';
export { CheckAvailability } from './functions/check-availability';
export { type FunctionFacts } from './functions/reception-function';
export { functionFacts } from './functions/table';
export { ReceptionFunctions } from './reception-functions.service';
export { ReceptionistModule } from './receptionist.module';
