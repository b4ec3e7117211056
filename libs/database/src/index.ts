export * from './database.module';
export * from './embedded-postgres';
export * from './entities';
export * from './folder-lock';
export * from './migrate';
export * from './orm-options';
export * from './service-role';
