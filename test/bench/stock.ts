/** 5,000 findings on the server, sent through the API by a Node client in pushes of the ceiling. Once per stage. */
import { Client } from '../../worker/dev/client.ts';
import { findingsOn, openOperation, password, type Stage } from './stage.ts';

const operations = 10;
const findingsEach = 500;
const [leader, mate] = ['petugas7', 'petugas8'];
const known = new WeakMap<Stage, Promise<Stock>>();

/** Who is on the team of all of them and has not been used otherwise, and one of the operations. */
export type Stock = { officer: string; operationId: string };

/** Ten raids of 500. */
export function stockUp(stage: Stage): Promise<Stock> {
  const stock = known.get(stage) ?? fill(stage);
  known.set(stage, stock);
  return stock;
}

async function fill(stage: Stage): Promise<Stock> {
  const ids: string[] = [];
  const client = await new Client(stage.baseUrl).signIn(leader, password, 'Ponsel ukur');
  for (let n = 0; n < operations; n += 1) {
    const { operationId } = await openOperation(stage.baseUrl, leader, mate, `ST0CK00${n}`);
    ids.push(operationId);
    const mutations = [];
    for (const body of findingsOn(operationId, stage.regency, findingsEach))
      mutations.push(await client.says('finding.record', body));
    await client.push(mutations);
  }
  return { officer: mate, operationId: ids[0] ?? '' };
}
