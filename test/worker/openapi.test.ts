import { exports } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../schema/bodies.ts';
import { app } from '../../worker/app.ts';
import { type Contract, contract, everyRoute, problemsOf } from '../../worker/contract.ts';
import { problems } from '../../worker/problem.ts';

type Operation = {
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  security: unknown[];
  requestBody?: { content: Record<string, { schema?: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: unknown }> }>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
};

async function theDocument(): Promise<Document> {
  const answer = await exports.default.fetch('https://sidak.test/api/openapi.json');
  expect(answer.status).toBe(200);
  return answer.json<Document>();
}

/** 'GET /api/cases/:id' of every route that the Worker answers; middleware is registered under ALL. */
function served(): string[] {
  return [
    ...new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
  ];
}

const inDocument = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

function operation(document: Document, name: string): Operation {
  const [method = '', path = ''] = name.split(' ');
  const found = document.paths[inDocument(path)]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`${name} is not in the document`);
  return found;
}

function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
}

describe('the contract', () => {
  it('has a line for every route, and a route for every line', () => {
    expect(served().toSorted()).toEqual(Object.keys(contract).toSorted());
  });

  it('says what is asked where something is sent', () => {
    const silent = everyRoute
      .filter(([name, { body }]) => /^(POST|PUT|PATCH) /.test(name) && body === undefined)
      .map(([name]) => name);
    // Its address says everything.
    expect(silent).toEqual(['POST /api/devices/:id/revoke']);
  });
});

describe('/api/openapi.json', () => {
  it('is OpenAPI 3.1 and covers every route', async () => {
    const document = await theDocument();
    expect(document.openapi).toBe('3.1.0');
    const covered = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(covered.toSorted()).toEqual(served().map(inDocument).toSorted());
  });

  it('refers only to what it holds', async () => {
    const document = await theDocument();
    const refs = [...new Set(refsIn(document))];
    expect(refs.length).toBeGreaterThan(10);
    const missing = refs.filter((ref) => !(ref.replace('#/components/schemas/', '') in document.components.schemas));
    expect(missing).toEqual([]);
  });

  it('holds the body of every kind of mutation, and the wire', async () => {
    const { schemas } = (await theDocument()).components;
    expect(kinds.filter((kind) => !(`mutation.${kind}` in schemas))).toEqual([]);
    expect(schemas['mutation.finding.withdraw']).toMatchObject({ type: 'object', additionalProperties: false });
    expect(schemas['Envelope']).toMatchObject({
      required: expect.arrayContaining(['id', 'prevHash', 'bodyHash', 'salt']),
    });
    expect(schemas['PushResult']).toBeDefined();
    expect(schemas['PulledRow']).toBeDefined();
  });

  it('asks for the session cookie where a route does', async () => {
    const document = await theDocument();
    expect(document.components.securitySchemes).toEqual({ session: { type: 'apiKey', in: 'cookie', name: 'sid' } });
    for (const [name, { roles }] of everyRoute) {
      expect(operation(document, name).security, name).toEqual(roles === 'anyone' ? [] : [{ session: [] }]);
    }
  });

  it.each(everyRoute.map(([name, route]) => [name, route] as const))(
    '%s: parameters, answers and problems',
    async (name, route: Contract) => {
      const { parameters, requestBody, responses } = operation(await theDocument(), name);
      const inPath = [...name.matchAll(/:(\w+)/g)].map(([, id]) => id);
      expect(parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(inPath);
      expect(parameters.some((one) => one.in === 'query')).toBe(route.query !== undefined);
      expect(requestBody !== undefined).toBe(route.body !== undefined);
      expect(responses[route.status ?? 200]?.content === undefined).toBe(route.answer === null);
      for (const code of problemsOf(route)) {
        const answer = responses[problems[code][0]];
        expect(JSON.stringify(answer?.content?.['application/problem+json']), code).toContain(code);
      }
    },
  );
});
