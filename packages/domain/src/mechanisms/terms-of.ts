import type { MechanismCode } from './mechanisms.ts';
import { firstTerms } from './terms-first.ts';
import { secondTerms } from './terms-second.ts';
import type { MechanismTerms } from './terms.ts';

/** Who owes what under a mechanism; every one of the forty-two has its row. */
export function termsOf(code: MechanismCode): MechanismTerms | undefined {
  return firstTerms[code] ?? secondTerms[code];
}
