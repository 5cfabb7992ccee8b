import type { Label } from './label.ts';

/** Why a request is refused. The transport maps each reason to one status code. */
export type RefusalReason =
  | 'signed-out'
  | 'not-found'
  | 'not-allowed'
  | 'second-person-needed'
  | 'changed-meanwhile'
  | 'not-in-this-state'
  | 'key-used-for-something-else'
  | 'already-exists'
  | 'has-gaps'
  | 'over-budget'
  | 'asked-before'
  | 'invalid'
  | 'too-many'
  | 'unavailable'
  | 'wrong-method';

/** A hole or an error in the input, with the place it belongs to. */
export interface RefusalDetail {
  /** Path of the field or the object, e.g. `closingStandard` or `8.3`. */
  readonly place: string;
  readonly text: Label;
}

/** The only error the domain throws. Everything else is a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  readonly text: Label;
  readonly details: readonly RefusalDetail[];

  constructor(reason: RefusalReason, text: Label, details: readonly RefusalDetail[] = []) {
    super(text.en);
    this.reason = reason;
    this.text = text;
    this.details = details;
  }
}

/** Foreign and absent look the same to the caller (S-07). */
export function notFound(): Refusal {
  return new Refusal('not-found', { zh: '找不到该内容，或您无权查看', en: 'Not found, or not yours to see' });
}

export function notAllowed(): Refusal {
  return new Refusal('not-allowed', { zh: '您的角色不能做这一步', en: 'Your role cannot take this step' });
}

export function changedMeanwhile(): Refusal {
  return new Refusal('changed-meanwhile', {
    zh: '内容已被他人修改，您填写的内容已保留，请核对后再提交',
    en: 'Someone changed this meanwhile. What you wrote is kept; please compare and submit again',
  });
}
