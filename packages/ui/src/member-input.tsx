import { Select } from 'antd';
import { useState } from 'react';
import type { Choices } from './choices.tsx';

/** A person of the unit; in a large unit found by a part of the name. */
export function MemberInput({
  id,
  value,
  choices,
  onChange,
}: {
  id: string;
  value: string | null;
  choices: Choices;
  onChange(value: string | null): void;
}) {
  const [found, setFound] = useState<Choices['people']>([]);
  const known = new Map([...choices.people, ...found].map((person) => [person.id, person.name]));
  const find = (text: string) => {
    if (text.trim() !== '') void choices.findPeople?.(text.trim()).then(setFound);
  };
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={value}
      allowClear
      onChange={(next: string | undefined) => onChange(next ?? null)}
      showSearch={{ optionFilterProp: 'label', ...(choices.findPeople ? { onSearch: find } : {}) }}
      options={[...known].map(([personId, name]) => ({ value: personId, label: name }))}
    />
  );
}
