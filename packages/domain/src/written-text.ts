import { z } from 'zod';
import { hasVisibleCharacter } from './visible-character.ts';

const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const bidi = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/;

function isClean(value: string): boolean {
  return value.isWellFormed() && !control.test(value) && !bidi.test(value);
}

/**
 * Text people write, 1 to `max` UTF-16 units: well formed, no control or bidi characters, at least one
 * visible character (S-19). Never normalised: what goes in comes out.
 */
export function writtenText(max: number) {
  return z
    .string()
    .max(max)
    .refine(isClean, { params: { code: 'unclean' } })
    .refine(hasVisibleCharacter, { params: { code: 'empty' } });
}

/** Like {@link writtenText}, for a whole document: inside a cell of a table U+000B ends a line. */
export function documentText(max: number) {
  return z
    .string()
    .max(max)
    .refine((value) => isClean(value.replaceAll('\u000b', '\n')), { params: { code: 'unclean' } })
    .refine(hasVisibleCharacter, { params: { code: 'empty' } });
}

/** Like {@link writtenText}, but the empty string is welcome. */
export function optionalText(max: number) {
  return z
    .string()
    .max(max)
    .refine(isClean, { params: { code: 'unclean' } });
}
