/**
 * What the codes of one frame come to. Codes are judged without doing anything; what is to be done is done once, for the
 * one that is meant. Two cards in one frame are two people: which is meant, only the officer can say.
 */
import type { Action } from '../ui/press.tsx';

/**
 * `of`: whom or what the code names, the same for two codes of one card; absent where it names nobody. `among`: what it is
 * called beside others, where `text` alone would not tell them apart.
 */
export type Choice = Action & { text: string; of?: string; among?: string };

/**
 * What a code was taken for. `done`: the choice is followed and the screen moves on. `stop`: the camera rests while the
 * person chooses. Else the words stand there and the looking goes on.
 */
export type Verdict =
  | { done: true; choice: Choice & { of: string; onClick: () => void } }
  | { done: false; stop: boolean; text: string; acts?: Choice[] };

/** More would not fit the screen; nobody holds up so many cards. */
const choicesMax = 8;

/**
 * One card may bear several codes, and numbers of others (the chief's): whoever is named by all codes that name anybody
 * is meant. Where no one is, the officer is asked with the words `several`.
 */
export function verdictOn(verdicts: readonly Verdict[], several: string): Verdict | undefined {
  const naming = verdicts.filter((one) => namedBy(one).length > 0);
  if (naming.length === 0) return verdicts.find((one) => !one.done && one.stop) ?? verdicts[0];
  const people = new Map(naming.flatMap(namedBy).map((choice) => [choice.of, choice]));
  const isOne = [...people.keys()].some((of) => naming.every((one) => namedBy(one).some((choice) => choice.of === of)));
  if (!isOne) {
    const acts = [...people.values()].slice(0, choicesMax);
    return {
      done: false,
      stop: true,
      text: several,
      acts: acts.map((act) => ({ ...act, text: act.among ?? act.text })),
    };
  }
  // Of codes that agree, the one that says most: a sure one, else that with the fewest to choose from.
  return naming.find(({ done }) => done) ?? naming.toSorted((a, b) => namedBy(a).length - namedBy(b).length)[0];
}

function namedBy(verdict: Verdict): Choice[] {
  const all = verdict.done ? [verdict.choice] : (verdict.acts ?? []);
  return all.filter(({ of }) => of !== undefined);
}
