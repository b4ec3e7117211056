import { rememberLanguage } from './chosen-language';
import type { Language } from './languages';
import { speak } from './texts';

/** As the user wishes, here and the next time. */
export async function chooseLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await speak(language);
}
