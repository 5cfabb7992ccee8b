import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import type { Parameters } from '@gangmu/domain/kinds/define-kind';
import { kindLabels } from '@gangmu/domain/kinds/kind-name';
import { listRecordDefinitions } from '@gangmu/domain/kinds/find-record-definition';
import type { Label } from '@gangmu/domain/label';
import { mechanismCodes, mechanisms, type MechanismCode } from '@gangmu/domain/mechanisms/mechanisms';
import {
  findParameterDefinition,
  mechanismOfParameter,
  parameterDefinitions,
  parametersInForce,
} from '@gangmu/domain/mechanisms/parameters';
import { termsOf } from '@gangmu/domain/mechanisms/terms-of';
import { askedBy, type ObligationRule } from '@gangmu/domain/responsibilities/obligation-rule';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { perLabels } from '@gangmu/domain/time/period';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Descriptions } from 'antd';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { ParameterTable } from '../record/parameter-table.tsx';
import { useMe } from '../use-me.ts';

/** 定制: every mechanism under its name, with basis, who owes what, and the figures the committee may set. */
export function MechanismsPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const navigate = useNavigate();
  const { code }: { code?: string } = useParams({ strict: false });
  const chosen = mechanismCodes.find((candidate) => candidate === code) ?? 'M06';
  return (
    <>
      <div className="page-head">
        <h1>{t('mechanisms')}</h1>
      </div>
      <div className="two kinds">
        <nav aria-label={t('mechanisms')}>
          <select
            className="kind-select"
            aria-label={t('mechanisms')}
            value={chosen}
            onChange={(event) => void navigate({ to: paths.mechanism(event.target.value) })}
          >
            {mechanismCodes.map((candidate) => (
              <option key={candidate} value={candidate}>
                {say(mechanisms[candidate].label)}
              </option>
            ))}
          </select>
          <ul className="kind-list">
            {mechanismCodes.map((candidate) => (
              <li key={candidate}>
                <Link
                  to={paths.mechanism(candidate)}
                  aria-current={candidate === chosen ? 'page' : undefined}
                >
                  {say(mechanisms[candidate].label)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Mechanism key={chosen} code={chosen} />
      </div>
    </>
  );
}

function Mechanism({ code }: { code: MechanismCode }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { me, may } = useMe();
  const settings = useQuery(trpc.mechanism.parameters.queryOptions());
  const mechanism = mechanisms[code];
  const terms = termsOf(code);
  const rules = obligationRules.filter((rule) => rule.mechanism === code);
  const figures = parametersInForce(settings.data ?? [], me.today);
  const own = parameterDefinitions.filter((definition) => mechanismOfParameter(definition.name) === code);
  const types = listRecordDefinitions().filter(
    (definition) => definition.mechanisms.includes(code) && !definition.parent && may(definition.read),
  );
  return (
    <section>
      <h2>{say(mechanism.label)}</h2>
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'kinds',
            label: t('kind'),
            children: mechanism.kinds.map((kind) => say(kindLabels[kind])).join('、'),
          },
          ...(terms
            ? [
                { key: 'basis', label: t('basis'), children: say(terms.basis) },
                { key: 'owes', label: t('owes'), children: say(terms.owes) },
                { key: 'clock', label: t('clockOf'), children: say(terms.clock) },
                { key: 'proof', label: t('proofKept'), children: say(terms.proof) },
                { key: 'counts', label: t('countsAs'), children: say(terms.counts) },
              ]
            : []),
          ...(types.length > 0
            ? [
                {
                  key: 'types',
                  label: t('doneIn'),
                  children: (
                    <span className="kind-links">
                      {types.map((definition) => (
                        <Link key={definition.name} to={paths.recordsOf(definition.name)}>
                          {say(definition.label)}
                        </Link>
                      ))}
                    </span>
                  ),
                },
              ]
            : []),
          ...(rules.length > 0
            ? [
                {
                  key: 'rules',
                  label: t('duties'),
                  children: rules
                    .map((rule) => `${say(rule.label)} ${howOften(rule, figures, say)}`)
                    .join('；'),
                },
              ]
            : []),
        ]}
      />
      {own.length > 0 && (
        <>
          <h2>{t('parameters')}</h2>
          <Asked query={settings} toTrouble={toRefusal}>
            {(rows) => <ParameterTable definitions={own} settings={rows} />}
          </Asked>
        </>
      )}
    </section>
  );
}

/** “每月 1” of a duty that recurs, “6个月” of one that has to be done within a time. */
function howOften(rule: ObligationRule, figures: Parameters, say: (label: Label) => string): string {
  if (rule.reads !== 'limit') return `${say(perLabels[rule.per])} ${askedBy(rule, figures)}`;
  const unit = findParameterDefinition(rule.figure)?.unit;
  return `${figures[rule.figure] ?? 0} ${unit ? say(unit) : ''}`;
}
