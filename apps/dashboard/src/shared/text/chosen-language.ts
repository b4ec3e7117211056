const KEY = 'language';

/** What the user has chosen on this device; storage may be forbidden, and then a choice holds until the page is closed. */
let remembered: string | null = null;

export function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(KEY) ?? remembered;
  } catch {
    return remembered;
  }
}

export function rememberLanguage(language: string): void {
  remembered = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Remembered until the page is closed.
  }
}
