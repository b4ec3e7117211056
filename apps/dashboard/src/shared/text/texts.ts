import { i18n, type Messages } from '@lingui/core';
import { chosenLanguage } from './chosen-language';
import { type Language, languageOf } from './languages';

const CATALOGS = import.meta.glob<{ messages: Messages }>(['../locales/*.po', '../../pages/*/locales/*.po']);

const SHARED = '../locales';
const folders = new Set([SHARED]);
const loaded = new Set<string>();

let speaking: Language = languageOf([chosenLanguage(), ...navigator.languages]);

async function load(folder: string, language: Language): Promise<void> {
  const path = `${folder}/${language}.po`;
  if (loaded.has(path)) return;
  const catalog = await CATALOGS[path]?.();
  if (!catalog) throw new Error(`There is no catalog ${path}`);
  loaded.add(path);
  i18n.load(language, catalog.messages);
}

/** Loads the texts of a page folder, now and whenever the language changes. A route's loader calls it. */
export async function textsOf(page: string): Promise<void> {
  const folder = `../../pages/${page}/locales`;
  folders.add(folder);
  await load(folder, speaking);
}

export const language = (): Language => speaking;

/** Changes the language of the whole page; everything that is shown follows. */
export async function speak(wanted: Language = speaking): Promise<void> {
  speaking = wanted;
  await Promise.all([...folders].map((folder) => load(folder, wanted)));
  // Activating renders the whole page again, which a navigation within one language must not cause.
  if (i18n.locale !== wanted) i18n.activate(wanted);
  document.documentElement.lang = wanted;
}

/** What the user has chosen, else the company's language, else the browser's. */
export const speakFor = (companyLocale: string): Promise<void> =>
  speak(languageOf([chosenLanguage(), companyLocale, ...navigator.languages]));
