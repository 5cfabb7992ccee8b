import type { RecordBody, RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { formatDay } from './day-text.tsx';
import { useLabel, useLanguage, useMessages } from './language.tsx';
import { uiMessages } from './ui-messages.tsx';

/** All steps of a long procedure by stage: what is done, with its day, what comes next, what lies ahead. */
export function StageList({
  definition,
  state,
  body,
}: {
  definition: RecordDefinition;
  state: string;
  body: RecordBody;
}) {
  const t = useMessages(uiMessages);
  const say = useLabel();
  const { language } = useLanguage();
  const stages = definition.stages ?? [];
  const order = stages.flatMap((stage) => stage.steps);
  const labelOf = (name: string) => (name === 'create' ? definition.created : definition.steps[name]?.label);
  const next = order.findIndex((name) => definition.steps[name]?.from.includes(state));
  const last = order.findIndex((name) => definition.steps[name]?.to === state);
  const reached = next === -1 ? last + 1 : next;
  let number = 0;
  return (
    <>
      <h2>{t('stepsAll')}</h2>
      <ul className="stages">
        {stages.map((stage) => {
          const first = number + 1;
          return (
            <li key={stage.label.zh}>
              <strong>{say(stage.label)}</strong>
              <ol start={first}>
                {stage.steps.map((name) => {
                  const at = number;
                  number += 1;
                  const mark =
                    at < reached ? 'done' : at === reached && last < order.length - 1 ? 'now' : 'ahead';
                  const day = dayOfStep(definition, name, body);
                  return (
                    <li key={name} data-state={mark} aria-current={mark === 'now' ? 'step' : undefined}>
                      {mark === 'done' && <span aria-label={t('stepDone')}>✓ </span>}
                      {mark === 'now' && <span aria-label={t('stepNow')}>▸ </span>}
                      {say(labelOf(name) ?? { zh: name, en: name })}
                      {mark === 'done' && day && <span className="quiet"> {formatDay(day, language)}</span>}
                    </li>
                  );
                })}
              </ol>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The first day the step brought. */
function dayOfStep(definition: RecordDefinition, step: string, body: RecordBody): string | null {
  if (step === 'create') return String(body[definition.happenedOn]);
  const name = definition.steps[step]?.asks?.find((asked) => definition.fields[asked]?.type === 'day');
  const day = name === undefined ? undefined : body[name];
  return typeof day === 'string' && day !== '' ? day : null;
}
