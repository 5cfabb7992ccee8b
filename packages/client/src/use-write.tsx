import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { uuidv7 } from 'uuidv7';

/**
 * A write with an idempotency key of its own: the key stays the same until the write has succeeded, so that
 * trying again after a lost answer does nothing twice. Afterwards every list is asked anew.
 */
export function useWrite<Input, Answer>(
  write: (input: Input, key: string) => Promise<Answer>,
  done?: (answer: Answer) => void,
) {
  const queries = useQueryClient();
  const key = useRef<{ input: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (input: Input) => {
      const text = JSON.stringify(input);
      if (key.current?.input !== text) key.current = { input: text, key: uuidv7() };
      return write(input, key.current.key);
    },
    onSuccess: async (answer) => {
      key.current = null;
      await queries.invalidateQueries();
      done?.(answer);
    },
  });
}
