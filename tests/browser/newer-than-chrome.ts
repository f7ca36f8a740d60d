import bcd, { type CompatStatement, type Identifier } from '@mdn/browser-compat-data' with { type: 'json' };
import { parse, type AnyNode, type Node } from 'acorn';
import { full } from 'acorn-walk';

/** A script or a style sheet. */
export interface BuiltFile {
  name: string;
  text: string;
}

/**
 * What built files use that Chrome for Android got only after `version`, by MDN's browser compatibility data: `findLast`,
 * `AbortSignal.timeout`, `:has`. Names alone are looked at: whether each use is asked for first is for whoever reads the answer. Not
 * seen is a name that something older has, too, or that the files give a thing of their own, but for what arrays, texts and objects
 * can do.
 *
 * @throws SyntaxError for a script that is not of ES2020, all of which Chrome 80 knows
 */
export function findNewer(files: readonly BuiltFile[], version: number): string[] {
  const [styles, scripts] = [files.filter(isStyle), files.filter((file) => !isStyle(file))];
  const found = [
    ...styles.flatMap(({ text }) => findNewerStyles(text, version)),
    ...findNewerNames(scripts, newerNames(version)),
  ];
  return [...new Set(found)].sort();
}

function isStyle({ name }: BuiltFile): boolean {
  return name.endsWith('.css');
}

/** Whose methods are called on things of any name. */
const everywhere = ['Array', 'String', 'Object', 'Promise', 'Uint8Array', 'TypedArray'];

function findNewerNames(scripts: readonly BuiltFile[], newer: ReadonlySet<string>): string[] {
  const [used, called, own] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { text } of scripts) {
    full(parse(text, { ecmaVersion: 2020, sourceType: 'module' }), (given: Node) => {
      const node = given as AnyNode;
      if (node.type === 'Identifier') used.add(node.name);
      if (node.type === 'MemberExpression') {
        used.add(nameOf(node.property));
        called.add(`${nameOf(node.object)}.${nameOf(node.property)}`);
      }
      if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
        for (const type of everywhere) called.add(`${type}.${nameOf(node.callee.property)}`);
      }
      if (node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator') own.add(nameOf(node.id));
      if (node.type === 'Property' || node.type === 'MethodDefinition') own.add(nameOf(node.key));
      if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
        own.add(nameOf(node.left.property));
      }
    });
  }
  return [...called, ...[...used].filter((name) => !own.has(name))].filter((name) => newer.has(name));
}

function nameOf(node: AnyNode | null): string {
  return node?.type === 'Identifier' ? node.name : '';
}

function findNewerStyles(text: string, version: number): string[] {
  const { properties, selectors, types, 'at-rules': atRules } = bcd.css;
  const captured = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);
  const newer = (features: Identifier | undefined, names: string[], sign = ''): string[] =>
    names.filter((name) => isNewer(features?.[name], version)).map((name) => sign + name);
  const rules = captured(/([^{};@]+)\{/g);
  const inSelectors = rules.flatMap((rule) => [...rule.matchAll(/:([a-z-]+)/g)].map(([, name = '']) => name));
  const functions = namesBelow(types ?? {}, version);
  const used = [
    ...newer(properties, captured(/[{;]\s*([a-z-]+)\s*:/g)),
    ...newer(selectors, inSelectors, ':'),
    ...newer(atRules, captured(/@([a-z-]+)/g), '@'),
    ...captured(/([a-z-]+)\(/g).filter((name) => functions.has(name)),
    // Units of the small viewport (108) and of containers (105).
    ...captured(/\d((?:[dsl]v|cq)(?:w|h|i|b|min|max))\b/g),
  ];
  return used;
}

const newerByVersion = new Map<number, Set<string>>();

/** The names in the language and on the web of which Chrome knew none by that version, and knows one today; `AbortSignal.timeout` by both. */
function newerNames(version: number): Set<string> {
  const known = newerByVersion.get(version);
  if (known !== undefined) return known;
  const [older, newer] = [new Set<string>(), new Set<string>()];
  const note = (name: string, feature: Identifier): void => {
    if (feature.__compat === undefined) return;
    const bare = name.replace(/_static$|_event$/, '');
    if (isNewer(feature, version)) newer.add(bare);
    else if (versionsOf(feature.__compat).length > 0) older.add(bare);
  };
  const builtins = bcd.javascript['builtins'] ?? {};
  for (const features of [builtins, builtins['Intl'] ?? {}, bcd.webassembly['api'] ?? {}, bcd.api]) {
    for (const [name, feature] of entriesOf(features)) {
      note(name, feature);
      for (const [member, inner] of entriesOf(feature)) {
        note(member, inner);
        note(`${name}.${member}`, inner);
      }
    }
  }
  const names = new Set([...newer].filter((name) => !older.has(name)));
  newerByVersion.set(version, names);
  return names;
}

function namesBelow(feature: Identifier, version: number): Set<string> {
  const names = new Set<string>();
  for (const [name, inner] of entriesOf(feature)) {
    if (isNewer(inner, version)) names.add(name);
    for (const below of namesBelow(inner, version)) names.add(below);
  }
  return names;
}

function entriesOf({ __compat: _, ...inner }: Identifier): [string, Identifier][] {
  return Object.entries(inner);
}

/** Whether Chrome has a feature, and got it after `version`. */
function isNewer(feature: Identifier | undefined, version: number): boolean {
  const versions = versionsOf(feature?.__compat);
  return versions.length > 0 && versions.every((added) => added > version);
}

/** The versions in which Chrome got a feature; behind a flag does not count. */
function versionsOf(compat: CompatStatement | undefined): number[] {
  return [compat?.support.chrome_android ?? []]
    .flat()
    .filter(({ flags }) => flags === undefined)
    .map(({ version_added: added }) => Number.parseInt(String(added).replace('≤', ''), 10))
    .filter((added) => !Number.isNaN(added));
}
