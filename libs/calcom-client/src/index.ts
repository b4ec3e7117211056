export { type CalcomEventType, type CalcomTeam, type Me as CalcomIdentity } from './answers';
export { type BookingField, type EventTypeLocation } from './booking-form';
export { type CalcomBooking, type NewBooking, type NewLocation } from './bookings';
export { type CalcomAccount } from './calcom-account';
export { CalcomApiException, type CalcomErrorCode } from './calcom-api.exception';
export { CalcomClientModule } from './calcom-client.module';
export { CalcomClient } from './calcom-client';
export { type ConfirmationPolicy, type Recurrence } from './event-type-settings';
export { calcomFailure } from './calcom-failure';
