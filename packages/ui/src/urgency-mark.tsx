import { urgencies, type Urgency } from '@gangmu/domain/responsibilities/urgency';
import { useLabel } from './language.tsx';

/** A state by colour, shape and word; never by colour alone. */
export function UrgencyMark({ urgency, short = false }: { urgency: Urgency; short?: boolean }) {
  const say = useLabel();
  const { mark } = urgencies[urgency];
  const word = say(urgencies[urgency]);
  if (short) {
    return (
      <span className={`mark mark-${urgency}`} role="img" aria-label={word} title={word}>
        {mark}
      </span>
    );
  }
  return (
    <span className={`mark mark-${urgency}`}>
      <span aria-hidden="true">{mark}</span>
      <span>{word}</span>
    </span>
  );
}
