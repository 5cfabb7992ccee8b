import { readFile as readOffice } from '@gangmu/documents/read-file';
import { officialDay } from '@gangmu/domain/papers/official-text';
import { textOf } from '@gangmu/domain/papers/paper';
import { paperKindNames, readPaperKind, type PaperKind } from '@gangmu/domain/papers/paper-kinds';
import { demoDay } from '@gangmu/server/demo/demo-day';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paperDesk, type PaperDesk } from './paper-desk.ts';

let desk: PaperDesk;
beforeAll(async () => {
  desk = await paperDesk();
}, 120_000);
afterAll(() => desk.close());

const makers: readonly [username: string, code: string, kind: PaperKind][] = [
  ...paperKindNames
    .filter(
      (kind) =>
        (readPaperKind(kind).units as readonly string[]).includes('workCommittee') &&
        kind !== 'supervisionSlip',
    )
    .map((kind): [string, string, PaperKind] => ['gwa', 'GW', kind]),
  ...paperKindNames
    .filter((kind) => (readPaperKind(kind).units as readonly string[]).includes('department'))
    .map((kind): [string, string, PaperKind] => ['opa', 'D01', kind]),
  ['gwa', 'D01', 'inspectionFeedback'],
  ['ops', 'D01.P', 'factSheet'],
  ['brs', 'own', 'factSheet'],
  ['brs', 'own', 'responsibilityList'],
  ['brs', 'own', 'rectificationLedger'],
];

test.each(makers)(
  '%s makes for %s: %s, and the file says what the preview says',
  async (username, code, kind) => {
    const own = desk.world.accounts.find((account) => account.username === username)?.unitId ?? '';
    const request = await desk.requestOf(username, kind, code === 'own' ? own : desk.unitOf(code));
    const preview = await (await desk.world.as(username)).paper.preview(request);
    const { row, bytes } = await desk.make(username, request);
    expect(row).toMatchObject({
      state: 'ready',
      failure: null,
      asOf: demoDay,
      maker: username,
      figures: preview.figures,
    });
    const { text } = readOffice(new Uint8Array(bytes ?? []), '公文.docx');
    const lines = new Set(text.split('\n'));
    for (const block of preview.blocks) {
      if (block.type === 'table') continue;
      const words = block.line.map((piece) => (typeof piece === 'string' ? piece : piece.value)).join('');
      expect(lines).toContain(`${block.type === 'heading' ? block.no : ''}${words}`);
    }
    const people = await desk.world.db
      .selectFrom('person')
      .innerJoin('membership', 'membership.person_id', 'person.id')
      .select('person.name')
      .limit(3_000)
      .execute();
    expect(people.map(({ name }) => name).filter((name) => name.length > 2 && text.includes(name))).toEqual(
      [],
    );
  },
);

test('figures are those of the net, the board and the rate, not a second count', async () => {
  const staff = await desk.world.as('gwa');
  const request = await desk.requestOf('gwa', 'yearSummary', desk.unitOf('GW'));
  const preview = await staff.paper.preview(request);
  const figures = new Map(
    preview.blocks
      .flatMap((block) => (block.type === 'table' ? block.rows.flat() : [block.line]))
      .flat()
      .flatMap((piece) =>
        typeof piece === 'string'
          ? []
          : [[[piece.query, piece.of, piece.what].join('/'), piece.value] as const],
      ),
  );
  const net = await staff.overview.net({ planId: desk.planId, by: 'item' });
  const plan = await staff.plan.read({ id: desk.planId });
  expect(figures.get('net//closed')).toBe(net.total.closed);
  expect(figures.get('net//of')).toBe(net.total.of);
  for (const row of net.rows) {
    const no = plan.items.find((item) => item.id === row.id)?.no;
    expect(figures.get(`net/${no}/closed`), `item ${no}`).toBe(row.total.closed);
    expect(figures.get(`net/${no}/overdue`)).toBe(row.total.colours.red + row.total.colours.redPlus);
  }
  const rate = await staff.inspection.rate();
  expect(figures.get('findings//confirmed')).toBe(rate.all.confirmed);
  expect(figures.get('findings//overdue')).toBe(rate.all.overdue);
  const radar = await staff.election.radar({ unitId: desk.unitOf('GW') });
  expect(figures.get('terms/2024/inTerm')).toBe(radar.rate.inTerm);
  const board = await staff.obligation.board({ unitId: desk.unitOf('GW') });
  const yearly = board.find((row) => row.rule === 'ob.memberReview');
  expect(figures.get('obligations/ob.memberReview/of')).toBe(yearly?.of);
});

test('the same data gives the same bytes', async () => {
  const request = await desk.requestOf('opa', 'yearSummary', desk.unitOf('D01'));
  const [once, again] = [await desk.make('opa', request), await desk.make('opa', request)];
  expect(once.bytes?.length).toBeGreaterThan(5_000);
  expect(again.bytes?.equals(once.bytes ?? Buffer.alloc(0))).toBe(true);
});

test('the ledger gives the day that was promised, not that of the second look', async () => {
  const staff = await desk.world.as('gwa');
  const { blocks } = await staff.paper.preview(
    await desk.requestOf('gwa', 'rectificationLedger', desk.unitOf('GW')),
  );
  const table = blocks.find((block) => block.type === 'table');
  const rows = table?.type === 'table' ? table.rows.map((row) => row.map(textOf)) : [];
  const findings = await desk.world.db
    .selectFrom('record')
    .select(['title', 'body', 'due_on as dueOn'])
    .where('type', '=', 'finding')
    .where('state', '=', 'closed')
    .execute();
  expect(findings.length).toBeGreaterThan(0);
  for (const { title, body, dueOn } of findings) {
    const { wantedBy = '' } = body as { wantedBy?: string }; // checked by its kind on the way in
    const shown = rows.find((row) => row[1] === title)?.[4];
    expect(shown, title).toBe(officialDay(wantedBy));
    expect(shown).not.toBe(officialDay(dueOn ?? ''));
  }
});
