import { sumBurdenByIssuer } from '@gangmu/db/burden';
import { countKeyPosts } from '@gangmu/db/hours';
import { countFindings } from '@gangmu/db/inspection';
import { countObligationsBelow, listObligationTallies } from '@gangmu/db/obligation-tally';
import { listParameters } from '@gangmu/db/parameter';
import { countElections, countTerms } from '@gangmu/db/term';
import type { Unit } from '@gangmu/db/unit';
import type { Action } from '@gangmu/domain/access/actions';
import { can } from '@gangmu/domain/access/can';
import { rateRectification } from '@gangmu/domain/assessments/rectification-rate';
import { graceBegan } from '@gangmu/domain/kinds/register/people';
import { parametersInForce } from '@gangmu/domain/mechanisms/parameters';
import type { DutyFacts, SideFacts } from '@gangmu/domain/papers/paper-facts';
import { sumCoverage } from '@gangmu/domain/responsibilities/coverage';
import { obligationRules } from '@gangmu/domain/responsibilities/obligation-rules';
import { yearOf, type Day } from '@gangmu/domain/time/day';
import { periodsOfYear, type Period } from '@gangmu/domain/time/period';
import { hasTallies, scopeOf, type Gathering } from './gather-plan.ts';

/** What stands beside the tasks of a unit; each part only where its maker may read it. */
export async function gatherSide(
  context: Gathering,
  unit: Unit,
  period: Period,
  asOf: Day,
): Promise<SideFacts> {
  const { db } = context;
  const may = (...actions: readonly Action[]) =>
    actions.some((action) => can(context.actor, action, unit, context.today));
  const scopes = [scopeOf(unit)];
  const year = yearOf(period.from);
  const span = { from: period.from, to: asOf };
  return {
    duties: may('obligation.sums', 'obligation.read')
      ? await gatherDuties(context, unit, period, asOf)
      : null,
    rate: may('inspection.sums') ? rateRectification(await countFindings(db, scopes), asOf) : null,
    terms: may('election.sums') ? await gatherTerms(context, unit, year, asOf) : null,
    keyPosts: may('training.sums') ? await gatherKeyPosts(context, unit, span) : null,
    burdenMinutes:
      unit.kind === 'workCommittee' && may('burden.read')
        ? (await sumBurdenByIssuer(db, scopes, year)).reduce((sum, row) => sum + row.minutes, 0)
        : null,
  };
}

/** n / N / exempt of every rule over its periods that lie in that of the paper and have begun. */
async function gatherDuties(context: Gathering, unit: Unit, period: Period, asOf: Day): Promise<DutyFacts[]> {
  const { db } = context;
  const periods = obligationRules.flatMap((rule) =>
    periodsOfYear(rule.per, yearOf(period.from))
      .filter((one) => one.from <= asOf && one.to >= period.from && one.from <= period.to)
      .map((one) => ({ rule: rule.code, period: one.key })),
  );
  const rows = hasTallies(unit)
    ? await listObligationTallies(db, unit.kind === 'department' ? unit.id : null, periods)
    : await countObligationsBelow(db, unit.unitPath, periods);
  const byRule = Map.groupBy(rows, (row) => row.rule);
  return obligationRules
    .map((rule) => ({ rule: rule.code, label: rule.label.zh, ...sumCoverage(byRule.get(rule.code) ?? []) }))
    .filter((duty) => duty.of + duty.exempt > 0);
}

async function gatherTerms(context: Gathering, unit: Unit, year: number, asOf: Day) {
  const scopes = [scopeOf(unit)];
  const terms = await countTerms(context.db, scopes, asOf, []);
  const elections = await countElections(context.db, scopes, year, asOf);
  return {
    inTerm: elections.inTerm,
    of: elections.held + terms.overdue,
    exempt: elections.postponed,
    overdue: terms.overdue,
  };
}

async function gatherKeyPosts(context: Gathering, unit: Unit, span: { from: Day; to: Day }) {
  const figures = parametersInForce(await listParameters(context.db), span.to);
  const counted = await countKeyPosts(context.db, unit.unitPath, {
    metric: 'training.discipline',
    ...span,
    newSince: graceBegan(span.to, figures),
  });
  return { trained: counted.trained, of: counted.all - counted.exempt, exempt: counted.exempt };
}
