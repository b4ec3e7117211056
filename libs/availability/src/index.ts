export { AvailabilityDto, AvailabilityQueryDto, IsWallTime } from './availability.dto';
export { type FirstSlots } from './availability-text';
export { AvailabilityModule } from './availability.module';
export {
  type AvailabilityAnswer,
  type AvailabilitySearch,
  AvailabilityService,
  lengthToRequest,
  searchOf,
} from './availability.service';
export { SlotIds, type SlotSelection } from './slot-ids';
