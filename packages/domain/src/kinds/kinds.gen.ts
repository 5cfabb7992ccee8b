// Generated from the files of this folder by `pnpm check`. Do not edit.
import type { KindDefinition } from './define-kind.ts';
import { sessionKind } from './session.ts';

export const kinds: readonly KindDefinition[] = [sessionKind];
