export { accountNamesOf } from './account-names';
export { BodyShares } from './body-shares';
export { FailedAuthenticationGuard } from './failed-authentication.guard';
export { SharedCounter } from './shared-counter';
export { ThrottleGuard } from './throttle.guard';
export { ThrottlingModule } from './throttling.module';
export { UnverifiedBodies } from './unverified-bodies';
