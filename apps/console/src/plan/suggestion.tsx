import type { ReadMeasure } from '@gangmu/domain/items/reading/reading';
import { kindRules } from '@gangmu/domain/items/reading/kind-rules';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Descriptions } from 'antd';
import { messages } from '../messages.ts';

interface Named {
  readonly text: string;
  readonly unitId: string | null;
  readonly maybe: readonly string[];
}

/** What the importer read in the sentence and the rule that fired. */
export function Suggestion({ suggestion }: { suggestion: unknown }) {
  const t = useMessages(messages);
  const say = useLabel();
  if (suggestion === null || typeof suggestion !== 'object') return null;
  const read = suggestion as ReadMeasure & { named?: readonly Named[] }; // stored by importing, from readWorkPoints
  const open = (read.named ?? []).filter(({ unitId }) => unitId === null);
  const rule = kindRules.find((candidate) => candidate.id === read.rule);
  const items = [
    { key: 'rule', label: t('rule'), children: rule ? say(rule.label) : '—' },
    { key: 'cited', label: t('cited'), children: read.cited.map((title) => `《${title}》`).join('') },
    { key: 'toProduce', label: t('toProduce'), children: read.toProduce.join('；') },
    { key: 'clocks', label: t('clock'), children: read.clocks.map((clock) => clock.text).join('、') },
    { key: 'lead', label: t('lead'), children: [...read.lead, ...read.responsible].join('、') },
    { key: 'co', label: t('coUnits'), children: read.co.join('、') },
    {
      key: 'open',
      label: t('unmatched'),
      children: open
        .map(({ text, maybe }) =>
          maybe.length === 0 ? text : t('maybeUnit', { text, units: maybe.join('、') }),
        )
        .join('；'),
    },
  ];
  return (
    <Descriptions
      size="small"
      column={1}
      items={items.filter((item) => item.children !== '')}
      style={{ marginBottom: 16 }}
    />
  );
}
