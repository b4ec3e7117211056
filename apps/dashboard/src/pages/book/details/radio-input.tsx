import { Radio, Stack } from '@mantine/core';

interface Props {
  id: string;
  label: string;
  required: boolean;
  error: string | undefined;
  options: readonly string[];
  value: string;
  onChange: (value: string) => void;
}

/** One of some options, all seen; the first carries the id, for whoever is led here. */
export function RadioInput({ id, label, required, error, options, value, onChange }: Props) {
  return (
    <Radio.Group
      label={label}
      withAsterisk={required}
      aria-required={required}
      error={error}
      value={value}
      onChange={onChange}
    >
      <Stack gap="xs" mt={6}>
        {options.map((option, nth) => (
          <Radio key={option} id={nth === 0 ? id : `${id}-${nth}`} value={option} label={option} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
