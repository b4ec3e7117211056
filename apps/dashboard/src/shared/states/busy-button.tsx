import { Button, type ButtonProps, Loader } from '@mantine/core';
import type { ButtonHTMLAttributes } from 'react';

interface Props extends ButtonProps, Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof ButtonProps> {
  isBusy: boolean;
}

/** A button that works: it takes no second press, and keeps the focus, which a disabled one would lose. */
export function BusyButton({ isBusy, onClick, leftSection, ...props }: Props) {
  return (
    <Button
      {...props}
      aria-busy={isBusy}
      leftSection={isBusy ? <Loader size={18} color="currentColor" aria-hidden /> : leftSection}
      onClick={(event) => {
        if (!isBusy) onClick?.(event);
        else event.preventDefault();
      }}
    />
  );
}
