import type { Locale } from '@app/speech';

/** How a call begins. @param name of a caller who is known, where the company greets by name. */
export const greetings: Record<Locale, (company: string, name?: string) => string> = {
  de: (company, name) =>
    `Guten Tag${name === undefined ? '' : `, ${name}`}, hier ist ${company}. Wie kann ich Ihnen helfen?`,
  en: (company, name) => `Hello${name === undefined ? '' : `, ${name}`}, this is ${company}. How can I help you?`,
};
