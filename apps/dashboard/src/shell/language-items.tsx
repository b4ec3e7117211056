import { useLingui } from '@lingui/react';
import { Menu } from '@mantine/core';
import { Icon } from '../shared/icons/icon';
import { LANGUAGE_NAMES } from '../shared/text/language-names';
import { chooseLanguage } from '../shared/text/choose-language';
import { LANGUAGES } from '../shared/text/languages';

/** Names each language in that language, for users who cannot read the current one. */
export function LanguageItems() {
  const { i18n } = useLingui();
  return LANGUAGES.map((language) => (
    <Menu.Item
      key={language}
      lang={language}
      onClick={() => void chooseLanguage(language)}
      leftSection={<Icon name="language" />}
      rightSection={i18n.locale === language ? <Icon name="check" size={16} /> : undefined}
    >
      {LANGUAGE_NAMES[language]}
    </Menu.Item>
  ));
}
