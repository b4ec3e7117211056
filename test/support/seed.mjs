/** The seed of a run's random choices: the day, such as 20260302, unless `TEST_SEED` names another number. */
export const seedOfRun = () => process.env.TEST_SEED || new Date().toISOString().slice(0, 10).replaceAll('-', '');
