import { z } from 'zod';

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** An identifier: UUIDv7 in lower case, made by the caller (S-08). */
export const id = z.string().regex(uuidV7);
