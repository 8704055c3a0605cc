/** Every case of failures.md has a test that bears its id, and the map names files that do. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { idsOf, provenIn, rowsOf } from './failures.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const map = rowsOf(readFileSync(`${folder}failures.md`, 'utf8'));
const lines = rowsOf(readFileSync(`${folder}README.md`, 'utf8'));
const proven = provenIn(folder);
const cases = Array.from({ length: 44 }, (_, at) => `F${String(at + 1).padStart(2, '0')}`);
/** Nothing here runs Safari, and nothing of ours sends push messages. */
const mayHaveALine = ['F11', 'F12', 'F39', 'F44'];

describe('the cases of failures.md', () => {
  it('stand in the map, each once, with a test that bears the id; F44 has a line in the README instead', () => {
    expect([...map.keys()]).toEqual(cases);
    expect(cases.filter((id) => !proven.has(id))).toEqual(['F44']);
  });

  it('are mapped to files that do bear their id', () => {
    const wrong = [...map].flatMap(([id, [, , where = '']]) =>
      [...where.matchAll(/`([^`]+)`/g)].flatMap(([, file = '']) =>
        proven.get(id)?.includes(`${file}.test.ts`) === true ? [] : [`${id}: ${file}`],
      ),
    );
    expect(wrong).toEqual([]);
    expect([...map].filter(([id, cells]) => id !== 'F44' && !(cells[2] ?? '').includes('`'))).toEqual([]);
  });

  it('have a line in the README only where no test can be', () => {
    expect([...lines.keys()].toSorted()).toEqual(mayHaveALine);
  });
});

it('a title is read wherever it stands', () => {
  const source = `
    test('F01 one', async () => undefined);
    test.skipIf(isFirefox)(
      \`F02 two, \${word}\`, async () => {});
    it.each([['F09', 1]])('F03 three %s', () => {});
    // F08 in a comment
    const other = 'F07';
    describe("F04 and F05", () => {});`;
  expect(idsOf(source)).toEqual(['F01', 'F02', 'F03', 'F04', 'F05']);
});
