import { Button } from '@mantine/core';
import { Icon } from '../../../shared/icons/icon';

export function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button leftSection={<Icon name="add" size={18} />} onClick={onClick}>
      {label}
    </Button>
  );
}
