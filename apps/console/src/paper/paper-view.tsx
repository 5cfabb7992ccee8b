import type { trpcClient } from '@gangmu/client/trpc';
import { officialDay } from '@gangmu/domain/papers/official-text';
import { listFigures, type Line } from '@gangmu/domain/papers/paper';
import { useMessages } from '@gangmu/ui/language';
import { messages } from '../messages.ts';
import { PaperSources } from './paper-sources.tsx';
import type { PaperAsk } from './use-paper-choice.ts';

export type ShownPaper = Awaited<ReturnType<typeof trpcClient.paper.preview.query>>;
type Block = ShownPaper['blocks'][number];

/** A paper on the page, from the same content as the file. It is Chinese whatever the language around it. */
export function PaperView({ paper, about }: { paper: ShownPaper; about: PaperAsk }) {
  return (
    <>
      <article className={`paper paper-${paper.page}`} lang="zh-CN" tabIndex={0}>
        {paper.masthead && (
          <header>
            <p className="paper-mark">{paper.masthead.mark}</p>
            <p className="paper-number">{paper.masthead.number}</p>
          </header>
        )}
        <h2 className="paper-title">{paper.title}</h2>
        {paper.addressee !== null && <p className="paper-to">{paper.addressee}：</p>}
        {paper.blocks.map((block, at) => (
          <BlockView key={at} block={block} />
        ))}
        <p className="paper-signature">
          {paper.signature.by}
          <br />
          {officialDay(paper.signature.on)}
        </p>
        {paper.colophon && (
          <footer className="paper-colophon">
            <p>抄送：{paper.colophon.copyTo}。</p>
            <p>
              <span>{paper.colophon.office}</span>
              <span>{officialDay(paper.colophon.on)}印发</span>
            </p>
          </footer>
        )}
      </article>
      <PaperSources figures={listFigures(paper)} count={paper.figures} source={paper.source} about={about} />
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  if (block.type === 'heading') {
    const Heading = `h${Math.min(block.level + 2, 6)}` as 'h3' | 'h4' | 'h5' | 'h6'; // levels are 1 to 4
    return (
      <Heading className={`paper-heading-${block.level}`}>
        {block.no}
        <LineView line={block.line} />
      </Heading>
    );
  }
  if (block.type === 'text')
    return (
      <p className="paper-text">
        <LineView line={block.line} />
      </p>
    );
  return <TableView block={block} />;
}

function TableView({ block }: { block: Extract<Block, { type: 'table' }> }) {
  const t = useMessages(messages);
  const all = block.columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <>
      <table className="paper-table">
        <colgroup>
          {block.columns.map(({ key, width }) => (
            <col key={key} style={{ width: `${(100 * width) / all}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {block.columns.map(({ key, header }) => (
              <th key={key} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, at) => (
            <tr key={at}>
              {block.columns.map(({ key, centred }, column) => (
                <td key={key} className={centred ? 'paper-centred' : undefined}>
                  <LineView line={row[column] ?? []} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {block.more > 0 && <p className="quiet">{t('paperMoreRows', { count: block.more })}</p>}
    </>
  );
}

/** A figure shows what it counts when one rests on it. */
function LineView({ line }: { line: Line }) {
  return line.map((piece, at) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <span key={at} className="paper-figure" title={piece.says}>
        {piece.value}
      </span>
    ),
  );
}
