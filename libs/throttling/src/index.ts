export { accountNamesOf } from './account-names';
export { FailedAuthenticationGuard } from './failed-authentication.guard';
export { SharedCounter } from './shared-counter';
export { ThrottleGuard } from './throttle.guard';
export { ThrottlingModule } from './throttling.module';
