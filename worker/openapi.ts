/** /api/openapi.json: OpenAPI 3.1, generated from the contract and from the schemas that validate (zod). */
import * as z from 'zod/mini';
import { employeesQuery, pageQuery, photoAnswer, photoQuery } from '../schema/api.ts';
import { subject } from '../schema/finding-bodies.ts';
import { bodies, envelope } from '../schema/bodies.ts';
import { reportFilter } from '../schema/report.ts';
import { me, problem, pulledRow, pushResult } from '../schema/sync.ts';
import { created } from './answer-access.ts';
import * as rows from './answer-rows.ts';
import * as answers from './answers.ts';
import { type Contract, everyRoute, problemsOf } from './contract.ts';
import { problems } from './problem.ts';

type Json = Record<string, unknown>;

/** Shapes with a name of their own; wherever one is used it is referred to. */
function named(): [string, z.ZodMiniType][] {
  const kinds = Object.entries(bodies).map(([kind, body]): [string, z.ZodMiniType] => [`mutation.${kind}`, body]);
  return [
    ['Problem', problem],
    ['Envelope', envelope],
    ...kinds,
    ['PushResult', pushResult],
    ['PulledRow', pulledRow],
    ['Me', me],
    ['Created', created],
    ['PhotoAnswer', photoAnswer],
    ['PhotoQuery', photoQuery],
    ['Page', pageQuery],
    ['EmployeePage', employeesQuery],
    ['ReportFilter', reportFilter],
    ['Subject', subject],
    ['FindingRow', rows.findingRow],
    ['CaseRow', rows.caseRow],
    ['OperationRow', rows.operationRow],
    ['MemberRow', rows.memberRow],
    ['CountRow', rows.countRow],
    ['ConflictRow', rows.conflictRow],
    ['CaseListing', answers.caseListing],
    ['FindingListing', answers.findingListing],
    ['OperationListing', answers.operationListing],
    ['HistoryEntry', answers.historyEntry],
    ['Report', answers.report],
  ];
}

/** Bodies, queries and answers of the routes, each once, by the route's name. */
function ofRoutes(): [string, z.ZodMiniType][] {
  return everyRoute.flatMap(([name, { query, body, answer }]) => {
    const parts: [string, z.ZodMiniType | 'bytes' | null | undefined][] = [
      [`${name} query`, query],
      [`${name} body`, body],
      [`${name} answer`, answer],
    ];
    return parts.filter((part): part is [string, z.ZodMiniType] => typeof part[1] === 'object' && part[1] !== null);
  });
}

const refTo = (id: string): string => `#/components/schemas/${id}`;

function schemas(): Map<string, Json> {
  const registry = z.registry<{ id: string }>();
  const ids = new Map<z.ZodMiniType, string>();
  for (const [id, schema] of [...named(), ...ofRoutes()]) {
    if (ids.has(schema)) continue;
    ids.set(schema, id);
    registry.add(schema, { id });
  }
  // Refinements that JSON Schema cannot say (a real day, a parsable instant) are checked, only not described.
  const made = z.toJSONSchema(registry, { uri: refTo, io: 'input', unrepresentable: 'any' }).schemas;
  const byId = new Map<string, Json>();
  for (const [id, schema] of Object.entries(made)) {
    const { $id: _id, $schema: _schema, ...rest } = schema;
    byId.set(id, rest);
  }
  for (const [id, schema] of ofRoutes()) {
    const first = ids.get(schema);
    if (first !== undefined && first !== id) byId.set(id, { $ref: refTo(first) });
  }
  return byId;
}

let made: Json | null = null;

/** The document; made once per Worker, since nothing in it changes. */
export function openApi(): Json {
  made ??= generate();
  return made;
}

function generate(): Json {
  const all = schemas();
  const paths: Record<string, Json> = {};
  for (const [name, route] of everyRoute) {
    const [method = '', path = ''] = name.split(' ');
    const template = path.replaceAll(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method.toLowerCase()]: operationOf(name, path, route, all) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sidak',
      version: '1',
      description:
        'Everything that writes is a mutation sent to POST /api/sync/push: the components named mutation.* are the bodies, one for each kind. Credentials and the roster have doors of their own.',
    },
    paths,
    components: {
      schemas: Object.fromEntries([...all].filter(([id]) => !id.includes(' '))),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' } },
    },
  };
}

function operationOf(name: string, path: string, route: Contract, all: ReadonlyMap<string, Json>): Json {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, id]) => ({
    name: id,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const body =
    route.body === undefined
      ? {}
      : { requestBody: { required: true, content: contentOf(route.body, `${name} body`, all) } };
  return {
    summary: route.summary,
    ...(Array.isArray(route.roles) && { description: `Roles: ${route.roles.join(', ')}.` }),
    security: route.roles === 'anyone' ? [] : [{ session: [] }],
    parameters: [...inPath, ...inQuery(`${name} query`, all)],
    ...body,
    responses: { ...answerOf(name, route, all), ...problemAnswers(route) },
  };
}

function inQuery(id: string, all: ReadonlyMap<string, Json>): Json[] {
  const { $ref: named, ...own } = all.get(id) ?? {};
  const { properties, required } = typeof named === 'string' ? (all.get(named.replace(refTo(''), '')) ?? {}) : own;
  const needed = Array.isArray(required) ? required : [];
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: 'query',
    required: needed.includes(name),
    schema: of,
  }));
}

function answerOf(name: string, { status = 200, answer }: Contract, all: ReadonlyMap<string, Json>): Json {
  if (answer === null) return { [status]: { description: 'Done.' } };
  return { [status]: { description: 'Answered.', content: contentOf(answer, `${name} answer`, all) } };
}

function contentOf(shape: z.ZodMiniType | 'bytes', id: string, all: ReadonlyMap<string, Json>): Json {
  if (shape === 'bytes') return { 'application/octet-stream': {} };
  return { 'application/json': { schema: all.get(id) ?? {} } };
}

/** One answer for each status, naming the codes that come with it. */
function problemAnswers(route: Contract): Json {
  const byStatus = new Map<number, string[]>();
  for (const code of problemsOf(route))
    byStatus.set(problems[code][0], [...(byStatus.get(problems[code][0]) ?? []), code]);
  const schema = (codes: string[]) => ({
    allOf: [{ $ref: refTo('Problem') }, { properties: { code: { enum: codes } } }],
  });
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      return [
        status,
        { description: codes.join(', '), content: { 'application/problem+json': { schema: schema(codes) } } },
      ];
    }),
  );
}
