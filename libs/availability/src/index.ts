export { AvailabilityDto, AvailabilityQueryDto } from './availability.dto';
export { AvailabilityModule } from './availability.module';
export { type AvailabilityAnswer, AvailabilityService, lengthToAskFor } from './availability.service';
export { SlotIds, type SlotSelection } from './slot-ids';
