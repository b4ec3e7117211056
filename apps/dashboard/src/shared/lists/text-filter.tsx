import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { textParam } from '../search/params';

interface Props {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Filters once the user has stopped typing. */
export function TextFilter({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState(value ?? '');
  const [last, setLast] = useState({ seen: value, sent: value });
  const send = useDebouncedCallback((sent: string | undefined) => {
    setLast((before) => ({ ...before, sent }));
    onChange(sent);
  }, 350);
  // A reset replaces the field's text; a value sent from here does not, since the user may have typed more meanwhile.
  if (value !== last.seen) {
    setLast({ seen: value, sent: value });
    if (value !== last.sent) setTyped(value ?? '');
  }
  return (
    <TextInput
      label={label}
      value={typed}
      maxLength={100}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        send(textParam(currentTarget.value));
      }}
    />
  );
}
