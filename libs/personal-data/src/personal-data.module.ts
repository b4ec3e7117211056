import { Global, Module } from '@nestjs/common';
import { ErasedPeople } from './erased-people';
import { PersonalData } from './personal-data';

@Global()
@Module({
  providers: [PersonalData, ErasedPeople],
  exports: [PersonalData, ErasedPeople],
})
export class PersonalDataModule {}
