import { useMessages } from '@gangmu/ui/language';
import { Button } from 'antd';
import { messages } from '../messages.ts';

/** The next page of a list, as long as there is one. */
export function LoadMore({
  pages,
}: {
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> };
}) {
  const t = useMessages(messages);
  if (!pages.hasNextPage) return null;
  return (
    <Button
      block
      className="no-print"
      loading={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
      style={{ marginTop: 10 }}
    >
      {t('loadMore')}
    </Button>
  );
}
