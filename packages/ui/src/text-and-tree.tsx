import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useMessages } from './language.tsx';
import { cutPieces, type Pin } from './cut-pieces.ts';
import { uiMessages } from './ui-messages.tsx';

interface Props {
  readonly text: string;
  readonly pins: readonly Pin[];
  readonly selected: string | null;
  select(id: string): void;
  /** The plan on the right; it marks the selected one itself. */
  readonly children: ReactNode;
}

/** The source text in its own face on the left, the plan on the right; choosing one side lights the other. */
export function TextAndTree({ text, pins, selected, select, children }: Props) {
  const t = useMessages(uiMessages);
  return (
    <div className="split">
      <section aria-label={t('sourceText')} tabIndex={0}>
        <Source text={text} pins={pins} selected={selected} select={select} />
      </section>
      <section aria-label={t('tree')} tabIndex={0}>
        {children}
      </section>
    </div>
  );
}

const Source = memo(function Source({ text, pins, selected, select }: Omit<Props, 'children'>) {
  const pieces = useMemo(() => cutPieces(text, pins), [text, pins]);
  const place = useRef<HTMLDivElement>(null);
  // Scrolling follows the selection made on the other side; the browser owns the scroll position.
  useEffect(() => {
    place.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div className="plan-text" ref={place} style={{ whiteSpace: 'pre-wrap' }}>
      {pieces.map((piece) =>
        piece.id === null ? (
          <span key={piece.from} className="quiet">
            {text.slice(piece.from, piece.to)}
          </span>
        ) : (
          <span
            key={piece.from}
            role="button"
            tabIndex={0}
            className="pin"
            aria-current={piece.id === selected}
            onClick={() => select(piece.id ?? '')}
            onKeyDown={(event) => event.key === 'Enter' && select(piece.id ?? '')}
          >
            {text.slice(piece.from, piece.to)}
          </span>
        ),
      )}
    </div>
  );
});
