export { type Locale } from './locale';
export { spokenMoment } from './spoken-moment';
