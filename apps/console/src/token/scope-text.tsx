import { tokenNouns, type TokenNoun, type TokenScope } from '@gangmu/domain/access/token-scope';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { messages } from '../messages.ts';
import './token.css';

/** 责任任务：读、写；单位：读 */
export function ScopeText({ scope }: { scope: readonly TokenScope[] }) {
  const t = useMessages(messages);
  const say = useLabel();
  const uses = Map.groupBy(scope, (entry) => entry.split('.')[0] as TokenNoun); // nouns stand before the dot
  const words = [...uses].map(([noun, entries]) => {
    const use = entries.some((entry) => entry.endsWith('.write')) ? 'tokenWriteOf' : 'tokenReadOf';
    return t(use, { noun: say(tokenNouns[noun]) });
  });
  return <span className="token-scope">{words.join(' · ')}</span>;
}
