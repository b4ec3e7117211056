import { useLingui } from '@lingui/react';
import { Button, CopyButton } from '@mantine/core';
import { announce } from '../access/announcements';
import { Icon } from '../icons/icon';

interface Props {
  value: string;
  /** What is copied, such as "Copy the token". */
  label: string;
}

/** Copies a text, and says so to those who do not see the button change. */
export function CopyText({ value, label }: Props) {
  const { i18n } = useLingui();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          leftSection={<Icon name={copied ? 'check' : 'copy'} size={18} />}
          onClick={() => {
            copy();
            announce(i18n.t('shared.copied'));
          }}
        >
          {copied ? i18n.t('shared.copied') : label}
        </Button>
      )}
    </CopyButton>
  );
}
