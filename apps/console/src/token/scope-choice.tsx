import { tokenNouns, tokenScopes, type TokenNoun, type TokenScope } from '@gangmu/domain/access/token-scope';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Checkbox } from 'antd';
import { messages } from '../messages.ts';
import './token.css';

const nouns = Object.keys(tokenNouns) as TokenNoun[]; // keys of a const table
const uses = ['read', 'write'] as const;

/** Nouns by reading and writing; whoever may write a noun may read it. */
export function ScopeChoice({
  value = [],
  onChange,
}: {
  value?: readonly TokenScope[];
  onChange?(value: TokenScope[]): void;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  const labels = { read: t('tokenRead'), write: t('tokenWrite') };
  const set = (scope: TokenScope, on: boolean) => {
    const [noun] = scope.split('.');
    const [read, write] = [`${noun}.read`, `${noun}.write`] as [TokenScope, TokenScope]; // the two of this noun
    const gone = on ? [] : scope === read ? [read, write] : [write];
    const added = on ? (scope === write ? [read, write] : [read]) : [];
    const next = new Set([...value.filter((one) => !gone.includes(one)), ...added]);
    onChange?.(tokenScopes.filter((one) => next.has(one)));
  };
  return (
    <div className="token-scopes" role="group" aria-label={t('tokenScope')}>
      {nouns.map((noun) => (
        <div key={noun}>
          <span>{say(tokenNouns[noun])}</span>
          {uses.map((use) => {
            const scope = tokenScopes.find((one) => one === `${noun}.${use}`);
            return (
              scope && (
                <Checkbox
                  key={use}
                  className={`token-${use}`}
                  aria-label={t(use === 'read' ? 'tokenReadOf' : 'tokenWriteOf', {
                    noun: say(tokenNouns[noun]),
                  })}
                  checked={value.includes(scope)}
                  onChange={(event) => set(scope, event.target.checked)}
                >
                  {labels[use]}
                </Checkbox>
              )
            );
          })}
        </div>
      ))}
    </div>
  );
}
