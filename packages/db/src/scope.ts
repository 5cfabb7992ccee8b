import type { Scope } from '@gangmu/domain/access/can';
import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import { likePrefix } from './like-prefix.ts';
import type { DB } from './schema.gen.ts';

/**
 * Scopes as SQL on a path column (and, where rows are about people, a person column). No scope: no row. Every
 * list and every secondary view goes through here (S-09).
 */
export function whereScope<Tables extends keyof DB>(
  where: ExpressionBuilder<DB, Tables>,
  scopes: readonly Scope[],
  pathColumn: string,
  personColumn?: string,
  handlerColumn?: string,
): ExpressionWrapper<DB, Tables, SqlBool> {
  const path = sql.ref<string>(pathColumn);
  const conditions = scopes.map((scope) => {
    switch (scope.type) {
      case 'all':
        return sql<SqlBool>`true`;
      case 'subtree':
        return sql<SqlBool>`${path} like ${likePrefix(scope.path)}`;
      case 'unit':
        return sql<SqlBool>`${path} = ${scope.path}`;
      case 'person':
        return personColumn === undefined
          ? sql<SqlBool>`false`
          : sql<SqlBool>`${sql.ref(personColumn)} = ${scope.personId}`;
      case 'handler':
        return handlerColumn === undefined
          ? sql<SqlBool>`false`
          : sql<SqlBool>`${path} like ${likePrefix(scope.path)} and ${sql.ref(handlerColumn)} = ${scope.userId}`;
    }
  });
  return conditions.length === 0 ? where.and([sql<SqlBool>`false`]) : where.or(conditions);
}
