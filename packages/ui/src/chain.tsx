import type { ReactNode } from 'react';

export interface Link {
  readonly key: string;
  /** What the link is, e.g. “举措”. */
  readonly kind: string;
  readonly text: ReactNode;
}

/** Document → item → measure → lead → this unit → facts → closed by whom, in one line. */
export function Chain({ links, label }: { links: readonly Link[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ol className="chain">
        {links.map((link) => (
          <li key={link.key}>
            <span className="quiet">{link.kind}</span> {link.text}
          </li>
        ))}
      </ol>
    </nav>
  );
}
