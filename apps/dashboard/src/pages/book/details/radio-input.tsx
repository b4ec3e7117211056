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

/** One of the options, all visible; the first one carries the id, so that a link to the field focuses it. */
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
