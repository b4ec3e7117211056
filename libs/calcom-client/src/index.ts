export { type CalcomEventType, type CalcomTeam } from './answers';
export { type CalcomBooking, type NewBooking } from './bookings';
export { type CalcomAccount } from './calcom-account';
export { CalcomApiException, type CalcomErrorCode } from './calcom-api.exception';
export { CalcomClientModule } from './calcom-client.module';
export { CalcomClient } from './calcom-client';
export { calcomFailure } from './calcom-failure';
