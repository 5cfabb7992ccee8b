import type { ReactNode } from 'react';
import './wide-table.css';

/** A table that may be wider than the screen: it scrolls by itself, by the keyboard too, and the page does not. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="wide-table" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
