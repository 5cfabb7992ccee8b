import { sampleBody, sampleContext } from '@gangmu/domain/kinds/sample-record';
import { listRecordDefinitions, readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { listServedMeasures } from '@gangmu/domain/kinds/list-served-measures';
import { sessionTypeNames } from '@gangmu/domain/kinds/session-type';
import { mechanisms } from '@gangmu/domain/mechanisms/mechanisms';
import { decisions } from '@gangmu/server/demo/plan-decisions';
import { expect, test } from 'vitest';

/** Kinds that follow with awards, surveys and restricted returns. */
const later = ['designation', 'survey', 'restrictedReturn'];

const issued = decisions.map(([code, , kind, mechanism, , tags]) => ({
  id: code,
  kind,
  mechanism,
  countRule: tags ? { sessionTags: [...tags] } : null,
}));

test('all eighty-six measures have a mechanism whose kinds hold the measure’s kind', () => {
  expect(decisions).toHaveLength(86);
  for (const measure of issued)
    expect(mechanisms[measure.mechanism].kinds, measure.id).toContain(measure.kind);
});

const here = issued.filter((measure) => !later.includes(measure.kind) && measure.kind !== 'planning');
const recorded = here.filter((measure) => measure.kind !== 'session' && measure.countRule === null);

test.each(recorded.map((measure) => [measure.id, measure] as const))(
  'measure %s is moved by a record of its mechanism and by nothing else',
  (_, measure) => {
    let moved = 0;
    for (const definition of listRecordDefinitions()) {
      const body = { ...sampleBody(definition), typeTags: ['forum'] };
      for (const mechanism of definition.mechanisms) {
        const serves = listServedMeasures(issued, definition, body, mechanism).includes(measure.id);
        const isOwn = definition.kind === measure.kind && mechanism === measure.mechanism;
        expect(serves, `${definition.name} under ${mechanism}`).toBe(isOwn);
        if (serves) moved += 1;
      }
    }
    expect(moved).toBeGreaterThan(0);
  },
);

const session = readRecordDefinition('session');
const meeting = (tag: string, linkedMeasures: readonly string[] = []) => ({
  ...sampleBody(session),
  typeTags: [tag],
  linkedMeasures,
});

test.each(here.flatMap((measure) => (measure.countRule ? [[measure.id, measure] as const] : [])))(
  'measure %s is moved by sessions of the types it names and by no other',
  (_, measure) => {
    for (const tag of sessionTypeNames) {
      const served = listServedMeasures(issued, session, meeting(tag), null);
      expect(served.includes(measure.id), tag).toBe(measure.countRule?.sessionTags.includes(tag) ?? false);
    }
  },
);

test.each(here.flatMap((m) => (m.kind === 'session' && !m.countRule ? [m.id] : [])))(
  'measure %s is moved by the sessions that are linked to it',
  (id) => {
    expect(listServedMeasures(issued, session, meeting('forum', [id]), 'M42')).toContain(id);
    expect(listServedMeasures(issued, session, meeting('forum'), 'M42')).not.toContain(id);
  },
);

test('a record that names measures serves those alone', () => {
  const definition = readRecordDefinition('offering');
  const body = { ...sampleBody(definition), linkedMeasures: ['5.5'] };
  expect(listServedMeasures(issued, definition, body, 'M14')).toEqual(['5.5']);
});

test('measures of planning close by their closing standard: no record moves them', () => {
  for (const measure of issued.filter((candidate) => candidate.kind === 'planning'))
    for (const definition of listRecordDefinitions())
      expect(definition.kind === measure.kind, definition.name).toBe(false);
});

test('述职评议: what it tells a secretary is a finding and serves what inspections serve (18.2), nothing is asked twice', () => {
  const definition = readRecordDefinition('appraisal');
  const told = {
    ...sampleBody(definition),
    fedBackOn: '2024-06-20',
    problems: [{ text: '一', weight: 'minor' }],
  };
  const [effect] = definition.steps['feedBack']?.effectsOf?.(told, sampleContext()) ?? [];
  if (effect?.type !== 'recordsBelow') throw new Error('no finding follows');
  const finding = readRecordDefinition(effect.of);
  const [mechanism] = finding.mechanisms;
  const served = effect.bodies.flatMap((body) =>
    listServedMeasures(issued, finding, body, mechanism ?? null),
  );
  expect(served).toContain('18.2');
});
