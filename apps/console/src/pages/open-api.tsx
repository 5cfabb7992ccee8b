import { toRefusal } from '@gangmu/client/refusal';
import type { Label } from '@gangmu/domain/label';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { readApi, type ShownOperation } from '../open-api/api-document.ts';
import '../open-api/open-api.css';
import { OperationView } from '../open-api/operation-view.tsx';

/** What other systems may call, for the people who connect them. */
export function OpenApiPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const [text, setText] = useState('');
  const api = useQuery({ queryKey: ['openapi'], queryFn: readApi });
  return (
    <>
      <div className="page-head">
        <h1>{t('apiPage')}</h1>
        <Input
          type="search"
          aria-label={t('apiSearch')}
          placeholder={t('apiSearch')}
          maxLength={60}
          style={{ width: 260 }}
          onChange={(event) => setText(event.target.value)}
        />
        <Button href="/files/openapi.json" download="openapi.json">
          {t('apiDownload')}
        </Button>
      </div>
      <p className="quiet">{t('apiHint')}</p>
      <Asked query={api} toTrouble={toRefusal}>
        {(nouns) => {
          const found = nouns.flatMap(({ noun, label, operations }) => {
            const fitting = operations.filter((operation) => fits(operation, label, text));
            return fitting.length > 0 ? [{ noun, label, operations: fitting }] : [];
          });
          if (found.length === 0) return <NothingYet>{t('apiNone')}</NothingYet>;
          const count = found.reduce((sum, { operations }) => sum + operations.length, 0);
          return (
            <>
              <p role="status">{t('apiOperations', { count })}</p>
              {found.map(({ noun, label, operations }) => (
                <section key={noun} aria-label={say(label)}>
                  <h2>{say(label)}</h2>
                  {operations.map((operation) => (
                    <OperationView key={operation.name} operation={operation} />
                  ))}
                </section>
              ))}
            </>
          );
        }}
      </Asked>
    </>
  );
}

function fits(operation: ShownOperation, noun: Label, text: string): boolean {
  const { name, path, scope, label } = operation;
  const words = [name, path, scope ?? '', label.zh, label.en, noun.zh, noun.en].join('\n').toLowerCase();
  return words.includes(text.trim().toLowerCase());
}
