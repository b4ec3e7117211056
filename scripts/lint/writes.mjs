/** The project's own rules for oxlint. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEntities } from './cached-entities.mjs';

const { entities, shown, tables } = readEntities(
  join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'libs'),
);

const ADVICE = 'change them through the unit of work or em.upsert, which invalidate the cache';

/** Methods that write without events for subscribers. Their first argument names the entity. */
const SILENT = new Set([
  'insert',
  'insertMany',
  'nativeInsert',
  'nativeUpdate',
  'nativeDelete',
  'createQueryBuilder',
  'qb',
]);
/** Methods that bypass the entities altogether. */
const RAW = new Set(['getKysely', 'getKnex']);

const name = `(?:only\\s+)?(?:"?public"?\\.)?"?(?:${tables.join('|')})\\b"?`;
const SQL = new RegExp(
  `\\b(?:insert\\s+into\\s+${name}|delete\\s+from\\s+${name}|merge\\s+into\\s+${name}|truncate\\s+(?:table\\s+)?${name}` +
    `|copy\\s+${name}|update\\s+${name}(?:\\s+(?:as\\s+)?\\w+)?\\s+set\\b)`,
  'i',
);
/** A table name that is only known at run time. */
const SQL_ANY = /\b(?:insert\s+into|delete\s+from|merge\s+into|truncate|update)\s+(?:table\s+|only\s+)?"?\$\{/i;

const silentWrites = {
  meta: {
    docs: { description: 'What answers show is changed in ways that invalidate them' },
    messages: {
      entity: `"{{method}}" is silent, and answers show {{entity}}: ${ADVICE}`,
      unknown: `"{{method}}" is silent: name an entity that no answer shows as its first argument, or ${ADVICE}`,
      raw: `"{{method}}" writes past the entities, some of which answers show: ${ADVICE}`,
      sql: `This SQL writes rows that answers show: ${ADVICE}`,
    },
  },
  create(context) {
    const checkText = (node, text) => {
      if (SQL.test(text) || SQL_ANY.test(text)) context.report({ node, messageId: 'sql' });
    };
    return {
      CallExpression(node) {
        const { callee, arguments: given } = node;
        if (callee.type !== 'MemberExpression') return;
        const method = callee.computed ? callee.property.value : callee.property.name;
        if (RAW.has(method)) context.report({ node, messageId: 'raw', data: { method } });
        if (!SILENT.has(method)) return;
        // A class may have a method "insert" of its own.
        if (method === 'insert' && callee.object.type === 'ThisExpression') return;
        const entity = given[0]?.type === 'Identifier' ? given[0].name : undefined;
        if (shown.has(entity)) context.report({ node, messageId: 'entity', data: { method, entity } });
        else if (!entities.has(entity)) context.report({ node, messageId: 'unknown', data: { method } });
      },
      Literal(node) {
        if (typeof node.value === 'string') checkText(node, node.value);
      },
      TemplateLiteral(node) {
        checkText(node, node.quasis.map(({ value }) => value.cooked ?? value.raw).join('${'));
      },
    };
  },
};

export default { meta: { name: 'house' }, rules: { 'no-silent-writes': silentWrites } };
