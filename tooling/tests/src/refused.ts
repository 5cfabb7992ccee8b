import { expect } from 'vitest';

/** An error refused for that reason, as a matcher. */
export function refused(reason: string): Error {
  return expect.objectContaining({ cause: expect.objectContaining({ reason }) }) as Error; // a matcher stands for the error
}

/** An error refused at that place alone, as a matcher. */
export function refusedAt(place: string): Error {
  const details = [expect.objectContaining({ place })];
  return expect.objectContaining({ cause: expect.objectContaining({ details }) }) as Error; // as above
}

/** An error refused in these words, in English, as a matcher. */
export function because(words: RegExp): Error {
  const cause = expect.objectContaining({ message: expect.stringMatching(words) });
  return expect.objectContaining({ cause }) as Error; // as above
}
