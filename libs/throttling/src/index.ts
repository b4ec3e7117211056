export { accountNamesOf } from './account-names';
export { FloodGuard } from './flood.guard';
export { SharedCounter } from './shared-counter';
export { ThrottleGuard } from './throttle.guard';
export { Throttles } from './throttles';
export { ThrottlingModule } from './throttling.module';
