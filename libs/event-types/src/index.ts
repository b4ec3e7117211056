export { EventType } from './event-type.entity';
export { EventTypesModule } from './event-types.module';
export { type EventTypeCopy, EventTypesService } from './event-types.service';
export { type Offer } from './offer';
export { OffersService, type OffersWanted } from './offers.service';
export { Service } from './service.entity';
export { locationLabel } from './location-labels';
export { type Question, questionsOf } from './questions';
