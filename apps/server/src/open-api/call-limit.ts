import { Refusal } from '@gangmu/domain/refusal';

/** Calls one token may make in a minute at one server. */
export const callsPerMinute = 300;
const minute = 60_000;

/** Counts the calls of each token in windows of a minute; forgets them with the window, so that its memory is bounded. */
export function createCallLimit(now: () => number): (tokenId: string) => void {
  let began = now();
  const calls = new Map<string, number>();
  return (tokenId) => {
    if (now() - began >= minute) {
      began = now();
      calls.clear();
    }
    const count = (calls.get(tokenId) ?? 0) + 1;
    calls.set(tokenId, count);
    if (count > callsPerMinute)
      throw new Refusal('too-many', {
        zh: `每个令牌每分钟最多 ${callsPerMinute} 次，请稍后再试`,
        en: `At most ${callsPerMinute} calls a minute for each token; please try again shortly`,
      });
  };
}
