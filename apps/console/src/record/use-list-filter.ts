import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';

/** What a list of records is narrowed to. */
export interface ListFilter {
  readonly text?: string | undefined;
  readonly state?: string | undefined;
  readonly order?: 'newest' | 'due' | undefined;
}

/** The filter of a list: in the address where the list is the page, so that it can be kept as a bookmark. */
export function useListFilter(isPage: boolean): [ListFilter, (part: ListFilter) => void] {
  const search: ListFilter = useSearch({ strict: false });
  const navigate = useNavigate();
  const [own, setOwn] = useState<ListFilter>({});
  if (!isPage) return [own, (part) => setOwn({ ...own, ...part })];
  const go = (part: ListFilter) =>
    void navigate({ to: '.', search: { ...search, ...part } as never, replace: true });
  return [search, go];
}
