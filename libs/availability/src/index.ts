export { AvailabilityDto, AvailabilityQueryDto, IsWallTime } from './availability.dto';
export { type FirstSlots } from './availability-text';
export { AvailabilityModule } from './availability.module';
export { type AvailabilityAnswer, AvailabilityService } from './availability.service';
export { EarliestAnswerDto, EarliestQueryDto } from './earliest/earliest.dto';
export { EarliestService } from './earliest/earliest.service';
export { type AvailabilitySearch, lengthToRequest, searchOf } from './questions';
export { SlotIds, type SlotSelection } from './slot-ids';
