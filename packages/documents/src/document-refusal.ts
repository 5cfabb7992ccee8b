import { Refusal } from '@gangmu/domain/refusal';

/** A file that is not taken, with the place where it goes wrong. Nothing of it is stored. */
export function refuseDocument(zh: string, en: string, place = 'file'): Refusal {
  return new Refusal('invalid', { zh, en }, [{ place, text: { zh, en } }]);
}
