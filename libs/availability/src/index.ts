export { AvailabilityDto, AvailabilityQueryDto, IsWallTime } from './availability.dto';
export { AvailabilityModule } from './availability.module';
export { type AvailabilityAnswer, AvailabilityService, type FirstSlots, lengthToRequest } from './availability.service';
export { SlotIds, type SlotSelection } from './slot-ids';
