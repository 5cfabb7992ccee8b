import type { RecordDefinition } from '@gangmu/domain/kinds/define-kind';
import { listRecordDefinitions } from '@gangmu/domain/kinds/find-record-definition';
import { kindLabels, kindNames } from '@gangmu/domain/kinds/kind-name';
import { mechanisms } from '@gangmu/domain/mechanisms/mechanisms';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { NothingYet } from '@gangmu/ui/page-state';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { RecordList } from '../record/record-list.tsx';
import { useMe } from '../use-me.ts';

/** All types of record by kind, with the mechanisms they serve; the list of the chosen one beside them. */
export function RecordsPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useMe();
  const { type }: { type?: string } = useParams({ strict: false });
  const shown = listRecordDefinitions().filter(
    (definition) => may(definition.read) && (!definition.parent || definition.listed === true),
  );
  const chosen = shown.find((definition) => definition.name === type) ?? shown[0];
  if (!chosen) return <NothingYet>{t('noPlace')}</NothingYet>;
  return (
    <>
      <div className="page-head">
        <h1>{t('records')}</h1>
      </div>
      <div className="two kinds">
        <nav aria-label={t('recordTypes')}>
          {kindNames.map((kind) => {
            const types = shown.filter((definition) => definition.kind === kind);
            return types.length === 0 ? null : (
              <section key={kind}>
                <h2>{say(kindLabels[kind])}</h2>
                <ul className="kind-list">
                  {types.map((definition) => (
                    <li key={definition.name}>
                      <Link
                        to={paths.recordsOf(definition.name)}
                        aria-current={definition === chosen ? 'page' : undefined}
                      >
                        {say(definition.label)}
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </nav>
        <RecordsOfType key={chosen.name} definition={chosen} />
      </div>
    </>
  );
}

function RecordsOfType({ definition }: { definition: RecordDefinition }) {
  const t = useMessages(messages);
  const say = useLabel();
  const navigate = useNavigate();
  const { may } = useMe();
  const steps = Object.entries(definition.steps).filter(
    ([, step]) => step.action !== null && may(step.action) && !step.asks && !step.writes && !step.needsReason,
  );
  return (
    <section>
      <div className="page-head">
        <h2>{say(definition.label)}</h2>
        <span className="quiet" style={{ flex: 1 }}>
          {definition.mechanisms
            .map((code) => say(mechanisms[code].label))
            .filter((name) => name !== say(definition.label))
            .join(' · ')}
        </span>
        {may(definition.create) && !definition.parent && (
          <Button type="primary" onClick={() => void navigate({ to: paths.newRecord(definition.name) })}>
            {t('newRecord')}
          </Button>
        )}
      </div>
      <RecordList isPage definition={definition} steps={steps.map(([name]) => name)} />
    </section>
  );
}
