export { AvailabilityDto, AvailabilityQueryDto } from './availability.dto';
export { AvailabilityModule } from './availability.module';
export { type AvailabilityAnswer, AvailabilityService, lengthToRequest } from './availability.service';
export { SlotIds, type SlotSelection } from './slot-ids';
