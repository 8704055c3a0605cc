// Finds in one source file what the arrows are about; judges nothing.
import { parseSync } from 'vite';

export interface Found {
  /** `impure`: clock or randomness. `outside-world`: a global that does I/O. `sql`: a statement in a string. */
  kind: 'import' | 'impure' | 'outside-world' | 'sql';
  name: string;
  line: number;
  /** Of an import: whether nothing of it is left at run time. */
  isTypeOnly: boolean;
}

/** The part of a syntax tree's node that is read here. */
interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

const IMPURE = /^(Date\.now|Math\.random|crypto\.(randomUUID|getRandomValues)|performance\.now)$/;
const OUTSIDE_WORLD = new Set(
  'fetch indexedDB localStorage sessionStorage caches document navigator performance setTimeout setInterval XMLHttpRequest'.split(
    ' ',
  ),
);
const SQL =
  /^\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s+(OR\s+\w+\s+)?\w+\s+SET\s|DELETE\s+FROM\s|WITH\s+\w+.*\sAS\s*\(|(CREATE|ALTER|DROP)\s+(TABLE|INDEX|UNIQUE|VIEW|TRIGGER)\s|PRAGMA\s)/;

/** What of interest stands in `text`. Throws when it does not parse. */
export function findInCode(path: string, text: string): Found[] {
  const { program, errors } = parseSync(path, text);
  const error = errors[0];
  if (error) throw new Error(`${path}: ${error.message}`);
  const found: Found[] = [];
  walk(program as unknown as Node, (node) => {
    const one = look(node);
    if (one) found.push({ isTypeOnly: false, ...one, line: lineAt(text, node.start) });
  });
  return found;
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

function look(node: Node): Omit<Found, 'line' | 'isTypeOnly'> | Omit<Found, 'line'> | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return lookAtImport(node);
    case 'CallExpression':
      return lookAtCall(node);
    case 'NewExpression':
      return nameOf(node['callee']) === 'Date' && isEmpty(node['arguments'])
        ? { kind: 'impure', name: 'new Date()' }
        : outsideWorld(nameOf(node['callee']));
    case 'MemberExpression': {
      const name = nameOf(node);
      return IMPURE.test(name) ? { kind: 'impure', name } : outsideWorld(nameOf(node['object']));
    }
    case 'Literal':
      return sql(node['value']);
    case 'TemplateLiteral':
      return sql(firstText(node));
    default:
      return undefined;
  }
}

function lookAtImport(node: Node): Omit<Found, 'line'> | undefined {
  const source = node['source'] ?? node['argument'];
  const name = isNode(source) ? source['value'] : undefined;
  if (typeof name !== 'string') return undefined;
  const kinds = [node['importKind'], node['exportKind']];
  return {
    kind: 'import',
    name,
    isTypeOnly: node.type === 'TSImportType' || kinds.includes('type') || isAllTypes(node),
  };
}

function isAllTypes(node: Node): boolean {
  const parts = node['specifiers'];
  if (!Array.isArray(parts) || parts.length === 0) return false;
  return parts.every((part) => isNode(part) && [part['importKind'], part['exportKind']].includes('type'));
}

function lookAtCall(node: Node): Omit<Found, 'line' | 'isTypeOnly'> | undefined {
  const name = nameOf(node['callee']);
  if (name === 'Date') return { kind: 'impure', name: 'Date()' };
  return name.includes('.') ? undefined : outsideWorld(name); // members are met on their own
}

function outsideWorld(name: string): Omit<Found, 'line' | 'isTypeOnly'> | undefined {
  return OUTSIDE_WORLD.has(name) ? { kind: 'outside-world', name } : undefined;
}

/** `a.b` for a member, `a` for an identifier; `globalThis.`, `self.` and `window.` make no difference. */
function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node['name']);
  if (node.type !== 'MemberExpression') return '';
  return `${nameOf(node['object'])}.${nameOf(node['property'])}`.replace(/^(globalThis|self|window)\./, '');
}

function firstText(node: Node): unknown {
  const first: unknown = Array.isArray(node['quasis']) ? node['quasis'][0] : undefined;
  const value: unknown = isNode(first) ? first['value'] : undefined;
  return typeof value === 'object' && value !== null && 'raw' in value ? value.raw : undefined;
}

function sql(text: unknown): Omit<Found, 'line' | 'isTypeOnly'> | undefined {
  return typeof text === 'string' && SQL.test(text) ? { kind: 'sql', name: text.trim().slice(0, 40) } : undefined;
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
