export { type Contact } from './contact';
export { contactParameter, containsContact } from './contact-search';
export { ErasedPeople } from './erased-people';
export { PersonalData, type PersonalDataPart } from './personal-data';
export { PersonalDataModule } from './personal-data.module';
export { asList, listOf, type Trace } from './trace';
