export { AvailabilityDto, AvailabilityQueryDto } from './availability.dto';
export { AvailabilityModule } from './availability.module';
export { type AvailabilityAnswer, AvailabilityService, lengthToAskFor } from './availability.service';
export { type SlotChoice, SlotIds } from './slot-ids';
