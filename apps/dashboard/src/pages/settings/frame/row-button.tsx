import { Button } from '@mantine/core';

interface Props {
  label: string;
  /** Accessible name, including what the button acts on, for users who do not see the row. */
  name: string;
  isDangerous?: boolean;
  onClick: () => void;
}

export function RowButton({ label, name, isDangerous = false, onClick }: Props) {
  return (
    <Button
      variant={isDangerous ? 'outline' : 'default'}
      {...(isDangerous ? { color: 'red' } : {})}
      size="compact-sm"
      aria-label={name}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
