export { type Locale } from './locale';
export { spokenMoment } from './spoken-moment';
export { countryOfTimezone, isCountry } from './contact/countries';
export { readEmail } from './contact/email-address';
export { nameWords } from './contact/name-words';
export { isNotGiven } from './contact/not-given';
export { dialledNumber, isOwnNumber, lineNumber, readPhoneNumber, reportedNumber } from './contact/phone-number';
export { understand } from './understanding/understand';
export { type Choice, type Doubt, type Hearing, type Understanding } from './understanding/understanding';
