import { Refusal } from '@gangmu/domain/refusal';

const maxDepth = 32;
const maxKeys = 500;
const maxItems = 500;
const maxKeyLength = 100;
const poisoned = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses input no form of ours can send, before any schema looks at it: too deep, too many keys, too long
 * lists, poisoned keys, numbers beyond double, ill-formed strings (S-19, S-20). Imports of whole texts are
 * bounded by the size of the request instead.
 */
export function requirePlainInput(input: unknown): void {
  const seen = { keys: 0 };
  walk(input, 0, seen);
}

function walk(value: unknown, depth: number, seen: { keys: number }): void {
  if (depth > maxDepth) throw unfit('嵌套过深', 'nested too deep');
  if (typeof value === 'string') {
    if (!value.isWellFormed() || value.includes('\0')) throw unfit('文本编码有误', 'ill-formed text');
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw unfit('数字超出范围', 'number out of range');
  } else if (Array.isArray(value)) {
    if (value.length > maxItems) throw unfit(`一次最多 ${maxItems} 项`, `at most ${maxItems} entries`);
    for (const entry of value) walk(entry, depth + 1, seen);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, entry] of Object.entries(value)) {
      seen.keys += 1;
      if (seen.keys > maxKeys) throw unfit('字段过多', 'too many keys');
      if (key.length > maxKeyLength || poisoned.has(key)) throw unfit('字段名不允许', 'key not allowed');
      walk(entry, depth + 1, seen);
    }
  }
}

function unfit(zh: string, en: string): Refusal {
  return new Refusal('invalid', { zh: `请求内容有误：${zh}`, en: `The request is not valid: ${en}` });
}
