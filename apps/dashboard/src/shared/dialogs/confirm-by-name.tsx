import { useLingui } from '@lingui/react';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { BusyButton } from '../states/busy-button';
import { useFocusReturned } from '../access/use-focus-returned';
import { isSameName } from './same-name';

interface Props {
  title: string;
  /** What is typed to confirm, such as the name of what is removed. */
  name: string;
  /** What happens, and what cannot be undone. */
  children: ReactNode;
  action: string;
  /** Replaces the label "Cancel" where the action itself is called so. */
  dismissal?: string;
  isBusy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks the user to type the name of what is destroyed, which does not happen by accident. Render it to open it. */
export function ConfirmByName({ title, name, children, action, dismissal, isBusy = false, onConfirm, onClose }: Props) {
  useFocusReturned();
  const { i18n } = useLingui();
  const [typed, setTyped] = useState('');
  const isConfirmed = isSameName(typed, name);
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    if (isConfirmed && !isBusy) onConfirm();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': i18n.t('shared.close') }}>
      <form onSubmit={submit}>
        <Stack>
          <Text component="div">{children}</Text>
          <TextInput
            label={i18n.t('shared.confirm.type_name', { name })}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {dismissal ?? i18n.t('shared.cancel')}
            </Button>
            <BusyButton type="submit" color="red" disabled={!isConfirmed} isBusy={isBusy}>
              {action}
            </BusyButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
