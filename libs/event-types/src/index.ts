export * from './event-type.entity';
export * from './event-types.module';
export * from './event-types.service';
export * from './event-types-sync.service';
export * from './service.entity';
