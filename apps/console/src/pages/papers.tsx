import { toRefusal } from '@gangmu/client/refusal';
import { trpc } from '@gangmu/client/trpc';
import { useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { messages } from '../messages.ts';
import { PaperForm } from '../paper/paper-form.tsx';
import { PaperHistory } from '../paper/paper-history.tsx';
import '../paper/paper.css';
import { PaperTemplates } from '../paper/paper-templates.tsx';
import { PaperView } from '../paper/paper-view.tsx';
import { PaperWork } from '../paper/paper-work.tsx';
import { usePaperChoice, type PaperAsk } from '../paper/use-paper-choice.ts';
import { useMe } from '../use-me.ts';

/** Papers that write themselves: chosen, read through, made and kept. Readers without the right to make see what was made. */
export function PapersPage() {
  const t = useMessages(messages);
  const { may } = useMe();
  return (
    <>
      <div className="page-head">
        <h1>{t('papers')}</h1>
      </div>
      {may('paper.make') && <Desk />}
      <PaperHistory />
    </>
  );
}

function Desk() {
  const t = useMessages(messages);
  const { may } = useMe();
  const choice = usePaperChoice();
  return (
    <>
      <div className="paper-desk">
        <div>
          <PaperForm choice={choice} />
          <PaperWork key={JSON.stringify(choice.ask)} ask={choice.ask} />
        </div>
        <section aria-label={t('paperPreview')}>
          {choice.ask === null ? (
            <NothingYet>{t('paperChoose')}</NothingYet>
          ) : (
            <Preview key={JSON.stringify(choice.ask)} ask={choice.ask} />
          )}
        </section>
      </div>
      {may('paper.template') && choice.kind !== null && <PaperTemplates kind={choice.kind} />}
    </>
  );
}

function Preview({ ask }: { ask: PaperAsk }) {
  const paper = useQuery(trpc.paper.preview.queryOptions(ask));
  return (
    <Asked query={paper} toTrouble={toRefusal}>
      {(data) => <PaperView paper={data} about={ask} />}
    </Asked>
  );
}
