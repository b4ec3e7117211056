/** The dashboard's own rule for oxlint: what people read stands in the catalogs, in each language. */

const LETTER = /\p{Letter}{2}/u;

/** Attributes whose value is read out or shown. */
const READ = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'error',
  'label',
  'placeholder',
  'text',
  'title',
]);

const isText = (node) => node?.type === 'Literal' && typeof node.value === 'string' && LETTER.test(node.value);

/** Looks behind `cond ? 'a' : 'b'`, `x ?? 'a'` and templates. */
function textsIn(node) {
  switch (node?.type) {
    case 'ConditionalExpression':
      return [...textsIn(node.consequent), ...textsIn(node.alternate)];
    case 'LogicalExpression':
      return [...textsIn(node.left), ...textsIn(node.right)];
    case 'TemplateLiteral':
      return node.quasis.some(({ value }) => LETTER.test(value.raw)) ? [node] : [];
    case 'JSXExpressionContainer':
      return textsIn(node.expression);
    default:
      return isText(node) ? [node] : [];
  }
}

const textsInCatalogs = {
  meta: {
    docs: { description: 'Texts stand in the catalogs' },
    messages: {
      text: 'A text in the code has one language: name it with i18n.t(…), and give its words in the catalogs',
    },
  },
  create(context) {
    const report = (node) => context.report({ node, messageId: 'text' });
    return {
      JSXText(node) {
        if (LETTER.test(node.value)) report(node);
      },
      JSXExpressionContainer(node) {
        if (node.parent?.type === 'JSXElement' || node.parent?.type === 'JSXFragment') textsIn(node).forEach(report);
      },
      JSXAttribute(node) {
        if (READ.has(node.name.name)) textsIn(node.value).forEach(report);
      },
    };
  },
};

export default { meta: { name: 'texts' }, rules: { 'in-catalogs': textsInCatalogs } };
