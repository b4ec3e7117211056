import { useLingui } from '@lingui/react';
import { Button, Group } from '@mantine/core';
import { chooseLanguage } from '../../shared/text/choose-language';
import { LANGUAGE_NAMES } from '../../shared/text/language-names';
import { LANGUAGES } from '../../shared/text/languages';

export function LanguageButtons() {
  const { i18n } = useLingui();
  return (
    <Group justify="center" gap="xs" role="group" aria-label={i18n.t('signin.language')}>
      {LANGUAGES.map((language) => (
        <Button
          key={language}
          lang={language}
          variant={i18n.locale === language ? 'light' : 'subtle'}
          aria-pressed={i18n.locale === language}
          onClick={() => void chooseLanguage(language)}
        >
          {LANGUAGE_NAMES[language]}
        </Button>
      ))}
    </Group>
  );
}
