import { useLingui } from '@lingui/react';
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { autoCompleteOf, type Field, maxLengthOf } from './fields';
import { inputId } from './input-id';
import { ListInput } from './list-input';
import type { Problem } from './problems';
import { problemText } from './problem-text';
import { RadioInput } from './radio-input';
import { describeField } from './describe-field';
import type { Value } from './values';

const INPUT_TYPES: Partial<Record<Field['type'], string>> = { email: 'email', phone: 'tel', url: 'url' };

interface Props {
  field: Field;
  value: Value | undefined;
  problem: Problem | undefined;
  onChange: (value: Value) => void;
}

/** The input of a field, whatever it asks. */
export function FieldInput({ field, value, problem, onChange }: Props) {
  const { i18n } = useLingui();
  const text = typeof value === 'string' ? value : '';
  const common = {
    id: inputId(field.slug),
    label: field.label,
    required: field.required,
    error: problemText(problem, i18n),
    description: describeField(field, text, i18n),
  };
  const onText = ({ currentTarget }: { currentTarget: { value: string } }): void => onChange(currentTarget.value);
  switch (field.type) {
    case 'boolean': {
      const { description: _, ...rest } = common;
      return (
        <Checkbox
          {...rest}
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      );
    }
    case 'textarea':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={maxLengthOf(field)}
          value={text}
          onChange={onText}
        />
      );
    case 'select':
      return <NativeSelect {...common} data={['', ...(field.options ?? [])]} value={text} onChange={onText} />;
    case 'radio':
      return <RadioInput {...common} options={field.options ?? []} value={text} onChange={onChange} />;
    case 'multiselect':
    case 'checkbox':
      return (
        <ListInput
          {...common}
          options={field.options ?? []}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          type={INPUT_TYPES[field.type] ?? 'text'}
          inputMode={field.type === 'number' ? 'decimal' : undefined}
          autoComplete={autoCompleteOf(field)}
          value={text}
          onChange={onText}
        />
      );
  }
}
