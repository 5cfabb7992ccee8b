/** Places kept for a unit and all below it; the department's own quota is the outermost share. */
export interface Share {
  /** Path of the unit in the tree, as `unit.path`. */
  readonly path: string;
  readonly places: number;
}

/** Places taken by a unit in the year. */
export interface Taking {
  readonly path: string;
  readonly taken: number;
}

export interface Room {
  readonly places: number;
  readonly taken: number;
}

/**
 * The places a unit may take from, and how many of them are taken: those of the innermost share around it, less what
 * that share keeps for others. No share around it gives the rest to a stranger; a whole that was cut after it had been
 * shared out still holds for all. Null: there is no share around it.
 */
export function roomOf(path: string, shares: readonly Share[], takings: readonly Taking[]): Room | null {
  const around = shares.filter((share) => path.startsWith(share.path)).toSorted(byDepth);
  const innermost = around.at(-1);
  if (!innermost) return null;
  const below = shares.filter((share) => share !== innermost && share.path.startsWith(innermost.path));
  const kept = below.filter(
    (share) => !below.some((other) => other !== share && share.path.startsWith(other.path)),
  );
  const own: Room = {
    places: innermost.places - sum(kept.map(({ places }) => places)),
    taken: takenBelow(innermost.path, takings) - sum(kept.map((share) => takenBelow(share.path, takings))),
  };
  const wholes = around.map((share) => ({
    places: share.places,
    taken: takenBelow(share.path, takings),
  }));
  return [own, ...wholes].toSorted((a, b) => leftOf(a) - leftOf(b))[0] ?? own;
}

/** What a share of a unit may hold at most, and at least: what was taken or shared out below it already. */
export function boundsOfShare(
  path: string,
  shares: readonly Share[],
  takings: readonly Taking[],
): { most: number; least: number } | null {
  const others = shares.filter((share) => share.path !== path);
  const isBelow = (one: { readonly path: string }) => one.path.startsWith(path);
  const room = roomOf(
    path,
    others.filter((share) => !isBelow(share)),
    takings.filter((taking) => !isBelow(taking)),
  );
  if (!room) return null;
  const within = roomOf(path, [{ path, places: 0 }, ...others.filter(isBelow)], takings.filter(isBelow));
  return { most: leftOf(room), least: within ? -leftOf(within) : 0 };
}

function leftOf({ places, taken }: Room): number {
  return places - taken;
}

function takenBelow(path: string, takings: readonly Taking[]): number {
  return sum(takings.filter((taking) => taking.path.startsWith(path)).map(({ taken }) => taken));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function byDepth(a: Share, b: Share): number {
  return a.path.length - b.path.length;
}
