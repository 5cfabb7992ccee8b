import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { useMessages } from '@gangmu/ui/language';
import { Asked } from '@gangmu/ui/page-state';
import { SearchBox } from '@gangmu/ui/search-box';
import { searchMessages } from '@gangmu/ui/search-messages';
import { SearchResults, type SearchHit, type SearchSection } from '@gangmu/ui/search-view';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../paths.ts';

/** Everything one may read that holds some words; the words and the section stand in the address. */
export function SearchPage() {
  const t = useMessages(searchMessages);
  const { q = '', section } = useSearch({ from: '/inside/search' });
  const navigate = useNavigate();
  const go = (to: { q: string; section?: SearchSection }) =>
    void navigate({ to: paths.search(), search: to });
  return (
    <>
      <div className="page-head">
        <h1>{t('search')}</h1>
      </div>
      <SearchBox key={q} text={q} find={(text) => go({ q: text })} />
      <p className="quiet">{t('hint')}</p>
      {section === undefined ? (
        <AllSections text={q} open={(next) => go({ q, section: next })} />
      ) : (
        <OneSection text={q} section={section} back={() => go({ q })} />
      )}
    </>
  );
}

function AllSections({ text, open }: { text: string; open(section: SearchSection): void }) {
  const found = useQuery(trpc.search.all.queryOptions({ text }));
  return (
    <Asked query={found} toTrouble={toRefusal}>
      {(sections) => <SearchResults text={text} sections={sections} link={link} open={open} />}
    </Asked>
  );
}

function OneSection({ text, section, back }: { text: string; section: SearchSection; back(): void }) {
  const t = useMessages(searchMessages);
  const found = useInfiniteQuery(
    trpc.search.section.infiniteQueryOptions(
      { text, section },
      { getNextPageParam: ({ next }) => next ?? undefined, initialCursor: '' },
    ),
  );
  return (
    <Asked query={found} toTrouble={toRefusal}>
      {({ pages }) => (
        <>
          <Button onClick={back}>{t('back')}</Button>
          <SearchResults
            text={text}
            sections={[
              { section, hits: pages.flatMap(({ hits }) => hits), next: pages.at(-1)?.next ?? null },
            ]}
            link={link}
            open={() => void found.fetchNextPage()}
          />
        </>
      )}
    </Asked>
  );
}

function link(section: SearchSection, hit: SearchHit, text: ReactNode) {
  if (section === 'unit') return <Link to={paths.unit(hit.id)}>{text}</Link>;
  if (section === 'measure') return <Link to={paths.measure(hit.place, hit.id)}>{text}</Link>;
  return <Link to={paths.record(hit.id)}>{text}</Link>;
}
