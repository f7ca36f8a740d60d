import { isBinding, placeholdersIn } from './card-texts.ts';
import { sheetBindings, type Binding, type TemplateDescription, type TextField } from './template-schema.ts';

/** What the schema cannot say: a text has words or a binding, and names lead somewhere. Each place that is wrong. */
export function findWrongNames({ fonts, styles, front, back, sheet }: TemplateDescription): string[] {
  const wrong: string[] = [];
  for (const [name, { font }] of Object.entries(styles)) {
    if (!Object.hasOwn(fonts, font)) wrong.push(`styles.${name}.font: no font named ${font}`);
  }
  const checkText = (field: TextField, where: string, isOfSheet: boolean) => {
    if (!Object.hasOwn(styles, field.style)) wrong.push(`${where}.style: no style named ${field.style}`);
    if ((field.words === undefined) === (field.bind === undefined))
      wrong.push(`${where}: words or bind, one of them`);
    const isKnown = (name: string) => isBinding(name) && (isOfSheet || !isOnlyOfSheets(name));
    for (const name of Object.values(field.words ?? {}).flatMap((text) => placeholdersIn(text))) {
      if (!isKnown(name)) wrong.push(`${where}.words: no binding named ${name}`);
    }
    for (const key of ['bind', 'when', 'unless'] as const) {
      const name = field[key];
      if (name !== undefined && !isKnown(name)) wrong.push(`${where}.${key}: ${name} is of sheets only`);
    }
  };
  for (const [part, { fields }] of Object.entries({
    front,
    ...(back && { back }),
    ...(sheet && { sheet }),
  })) {
    for (const [index, field] of fields.entries()) {
      const where = `${part}.fields.${index}`;
      if (field.kind === 'text') checkText(field, where, part === 'sheet');
      if (field.kind !== 'list') continue;
      for (const [column, text] of field.fields.entries())
        checkText(text, `${where}.fields.${column}`, false);
    }
  }
  return wrong;
}

function isOnlyOfSheets(name: Binding): boolean {
  return sheetBindings.some((binding) => binding === name);
}
