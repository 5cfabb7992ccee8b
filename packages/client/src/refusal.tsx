import type { Label } from '@gangmu/domain/label';
import type { RefusalDetail } from '@gangmu/domain/refusal';
import { TRPCClientError } from '@trpc/client';

/** Why something did not happen, in both languages, with the places it names. */
export interface ShownRefusal {
  readonly reason: string;
  readonly text: Label;
  readonly details: readonly RefusalDetail[];
}

/** What to show of any error: the server's refusal, or that it could not be reached. */
export function toRefusal(error: unknown): ShownRefusal {
  if (error instanceof RefusedRequest) return error.refusal;
  if (error instanceof TRPCClientError) {
    const refusal = (error.data as { refusal?: ShownRefusal } | undefined)?.refusal; // the server's error shape
    if (refusal) return refusal;
  }
  const text = {
    zh: '连接不上服务器，您填写的内容仍在，请稍后再试',
    en: 'The server cannot be reached; what you wrote is still here',
  };
  return { reason: 'unreachable', text, details: [] };
}

/** A refusal that came over plain HTTP: sign-in and files. */
export class RefusedRequest extends Error {
  readonly refusal: ShownRefusal;

  constructor(refusal: ShownRefusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}
