/** A hidden cell as an arc: from its row to its column, or from a column to the row of totals. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * How far above and below its count a hidden cell could lie for all that is shown, each up to `enough`. Rows and
 * columns that add up are nodes through which as much flows in as out, so a cell can grow by what can flow back from
 * its column to its row through the other hidden cells: each may grow at will and shrink to nothing (max-flow over the
 * residual network, the audit of cell suppression in official statistics).
 */
export function findRoom(arcs: readonly Arc[], cell: Arc, enough: number): { up: number; down: number } {
  const others = arcs.filter((arc) => arc !== cell);
  return {
    up: flow(others, cell.to, cell.from, enough),
    down: Math.min(cell.count, flow(others, cell.from, cell.to, enough)),
  };
}

/** Greatest flow from one node to another, no more than `enough`; shortest paths first. */
function flow(arcs: readonly Arc[], source: number, sink: number, enough: number): number {
  const links = arcs.flatMap(({ from, to, count }, at) => [
    { from, to, room: enough, back: 2 * at + 1 },
    { from: to, to: from, room: count, back: 2 * at },
  ]);
  const leaving = new Map<number, number[]>();
  for (const [at, { from }] of links.entries()) leaving.set(from, [...(leaving.get(from) ?? []), at]);
  let total = 0;
  while (total < enough) {
    const by = new Map<number, number>();
    const queue = [source];
    for (const node of queue)
      for (const at of leaving.get(node) ?? []) {
        const link = links[at];
        if (!link || link.room === 0 || link.to === source || by.has(link.to)) continue;
        by.set(link.to, at);
        queue.push(link.to);
      }
    const path: number[] = [];
    for (let node = sink; node !== source; ) {
      const at = by.get(node);
      const link = at === undefined ? undefined : links[at];
      if (at === undefined || !link) return total;
      path.push(at);
      node = link.from;
    }
    const width = Math.min(enough - total, ...path.map((at) => links[at]?.room ?? 0));
    for (const at of path) {
      const link = links[at];
      const back = link && links[link.back];
      if (!link || !back) continue;
      link.room -= width;
      back.room += width;
    }
    total += width;
  }
  return total;
}
