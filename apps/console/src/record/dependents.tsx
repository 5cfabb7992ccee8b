import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { mechanisms } from '@gangmu/domain/mechanisms/mechanisms';
import { findParameterDefinition } from '@gangmu/domain/mechanisms/parameters';
import { findObligationRule } from '@gangmu/domain/responsibilities/obligation-rules';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Descriptions } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';

/** What depends on a rule, to be looked at before it is revised. */
export function Dependents({ id }: { id: string }) {
  const t = useMessages(messages);
  const say = useLabel();
  const dependents = useQuery(trpc.regulation.dependents.queryOptions({ id }));
  return (
    <section>
      <h2>{t('dependents')}</h2>
      <Asked query={dependents} toTrouble={toRefusal}>
        {(data) => {
          const items = [
            {
              key: 'parameters',
              label: t('parameters'),
              children: data.parameters
                .map(({ name, value, effectiveFrom }) => {
                  const label = findParameterDefinition(name)?.label;
                  return `${label ? say(label) : name} ${value ?? '—'}（${effectiveFrom}）`;
                })
                .join('；'),
            },
            {
              key: 'mechanisms',
              label: t('mechanisms'),
              children: data.mechanisms
                .map((code) =>
                  code in mechanisms ? say(mechanisms[code as keyof typeof mechanisms].label) : code,
                ) // just checked
                .join('、'),
            },
            {
              key: 'rules',
              label: t('duties'),
              children: data.rules
                .map((code) => {
                  const label = findObligationRule(code)?.label;
                  return label ? say(label) : code;
                })
                .join('、'),
            },
            {
              key: 'measures',
              label: t('measure'),
              children: data.measures.map((measure) => measure.code).join('、'),
            },
            {
              key: 'lists',
              label: t('readingLists'),
              children: data.readingLists.map((list) => (
                <Link key={list.id} to={paths.record(list.id)}>
                  {list.name}{' '}
                </Link>
              )),
            },
          ].filter((item) => item.children.length > 0);
          return items.length === 0 ? (
            <NothingYet>{t('dependentsNone')}</NothingYet>
          ) : (
            <Descriptions column={1} size="small" items={items} />
          );
        }}
      </Asked>
    </section>
  );
}
