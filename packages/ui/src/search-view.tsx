import { normaliseText } from '@gangmu/domain/search/grams';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from './language.tsx';
import { NothingYet } from './page-state.tsx';
import { searchMessages } from './search-messages.tsx';

export type SearchSection = 'measure' | 'regulation' | 'record' | 'unit';

export interface SearchHit {
  readonly id: string;
  readonly type: string;
  readonly place: string;
  readonly title: string;
  readonly excerpt: string;
  readonly unitName: string;
}

/** What was found, a section each; `open` widens one. */
export function SearchResults({
  text,
  sections,
  link,
  open,
}: {
  text: string;
  sections: readonly { section: SearchSection; hits: readonly SearchHit[]; next: string | null }[];
  link(section: SearchSection, hit: SearchHit, text: ReactNode): ReactNode;
  open(section: SearchSection): void;
}) {
  const t = useMessages(searchMessages);
  if (text === '') return <NothingYet>{t('begin')}</NothingYet>;
  if (sections.length === 0) return <NothingYet>{t('nothing', { text })}</NothingYet>;
  return sections.map(({ section, hits, next }) => (
    <section key={section} aria-label={t(section)}>
      <h2>{t(section)}</h2>
      <ul className="plain hits">
        {hits.map((hit) => (
          <li key={hit.id}>
            <span className="clamp">{link(section, hit, <Marked text={hit.title} wanted={text} />)}</span>
            <span className="quiet">
              {hit.unitName}
              {!standsIn(hit.title, text) && (
                <>
                  {hit.unitName && ' · '}
                  <Marked text={hit.excerpt} wanted={text} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {next !== null && <Button onClick={() => open(section)}>{t('more')}</Button>}
    </section>
  ));
}

function wordsOf(wanted: string): string[] {
  return normaliseText(wanted)
    .split(' ')
    .filter((word) => word !== '');
}

/** True where the title shows all the words already. */
function standsIn(title: string, wanted: string): boolean {
  return wordsOf(wanted).every((word) => title.toLowerCase().includes(word));
}

/** The words looked for, marked where they stand. */
function Marked({ text, wanted }: { text: string; wanted: string }) {
  const words = wordsOf(wanted);
  const lower = text.toLowerCase();
  const parts: ReactNode[] = [];
  let at = 0;
  while (at < text.length) {
    const [next] = words
      .map((word) => ({ word, from: lower.indexOf(word, at) }))
      .filter(({ from }) => from >= 0)
      .sort((a, b) => a.from - b.from);
    if (!next) break;
    parts.push(
      text.slice(at, next.from),
      <mark key={next.from}>{text.slice(next.from, next.from + next.word.length)}</mark>,
    );
    at = next.from + next.word.length;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
