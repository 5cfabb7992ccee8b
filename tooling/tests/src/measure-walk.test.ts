import { figures, figuresOf } from '@gangmu/domain/assessments/fact-sheet';
import { sampleBody, sampleContext } from '@gangmu/domain/kinds/sample-record';
import { listRecordDefinitions, readRecordDefinition } from '@gangmu/domain/kinds/find-record-definition';
import { listMeasuresOf, listServedMeasures } from '@gangmu/domain/kinds/list-served-measures';
import { sessionTypeNames } from '@gangmu/domain/kinds/session-type';
import { mechanismCodes, mechanisms } from '@gangmu/domain/mechanisms/mechanisms';
import { decisions } from '@gangmu/server/demo/plan-decisions';
import { expect, test } from 'vitest';

/** Kinds whose work is no record: their protection is that the columns do not exist. */
const unrecorded = ['survey', 'restrictedReturn'];

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

const here = issued.filter((measure) => !unrecorded.includes(measure.kind) && measure.kind !== 'planning');
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

test.each(
  issued.filter(({ kind }) => unrecorded.includes(kind)).map((measure) => [measure.id, measure] as const),
)(
  'measure %s is moved by the published survey or accepted return of its mechanism, and by no record',
  (id, measure) => {
    expect(listMeasuresOf(issued, measure.kind, measure.mechanism)).toContain(id);
    for (const other of mechanismCodes.filter((code) => code !== measure.mechanism))
      expect(listMeasuresOf(issued, measure.kind, other), other).not.toContain(id);
    for (const definition of listRecordDefinitions())
      for (const mechanism of definition.mechanisms)
        expect(
          listServedMeasures(issued, definition, sampleBody(definition), mechanism),
          definition.name,
        ).not.toContain(id);
  },
);

test('the walk leaves no measure out: titles, surveys and returns are in it', () => {
  expect(issued).toHaveLength(86);
  expect(issued.filter(({ kind }) => kind === 'designation').map(({ id }) => id)).toEqual([
    '1.5',
    '8.4',
    '8.5',
    '10.4',
    '14.2',
    '15.7',
    '16.3',
  ]);
  expect(issued.filter(({ kind }) => unrecorded.includes(kind)).map(({ id }) => id)).toEqual([
    '7.2',
    '10.6',
    '12.5',
    '12.6',
  ]);
});

test('述职评议 moves 16.4 and 17.3, each by its own mechanism, and its problems are counted by no other measure', () => {
  for (const [mechanism, code] of [
    ['M34', '16.4'],
    ['M35', '17.3'],
  ] as const)
    for (const type of ['appraisalCycle', 'appraisal']) {
      const definition = readRecordDefinition(type);
      expect(listServedMeasures(issued, definition, sampleBody(definition), mechanism), type).toEqual([code]);
    }
  const finding = readRecordDefinition('finding');
  for (const mechanism of ['M34', 'M35'])
    expect(listServedMeasures(issued, finding, sampleBody(finding), mechanism)).toEqual([]);
});

test('18.2: the execution of rules stands on the sheet of who reports, from the facts of the register of rules', () => {
  expect(figuresOf('organSecretaries')).toContain('regulations');
  const regulation = readRecordDefinition('regulation');
  const metrics = regulation
    .factsOf({ ...sampleBody(regulation), issuedOn: '2024-06-20' }, sampleContext())
    .map(({ metric }) => metric);
  expect(metrics).toContain(figures.regulations.metrics[0]);
});
