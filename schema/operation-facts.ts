import type { OperationFacts } from './operation.ts';

/** Whether two phones say the same of an operation. */
export function sameFacts(a: OperationFacts, b: OperationFacts): boolean {
  return Object.entries(a).every(([key, value]) =>
    Object.entries(b).some(([other, its]) => other === key && its === value),
  );
}
