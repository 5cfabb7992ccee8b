import { uuidv7 } from 'uuidv7';

/**
 * For a write whose answer holds a secret that is shown once and stored nowhere. The answer kept for a repeated key
 * holds a mark instead; whoever sends the key again, or loses a race against himself, gets null.
 */
export async function showOnce(
  write: (mark: string, show: (code: string) => void) => Promise<{ id: string; mark: string }>,
): Promise<{ id: string; code: string | null }> {
  const mark = uuidv7();
  const shown: { code: string | null } = { code: null };
  const answer = await write(mark, (code) => {
    shown.code = code;
  });
  return { id: answer.id, code: answer.mark === mark ? shown.code : null };
}
