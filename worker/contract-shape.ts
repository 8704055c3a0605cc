/** What the contract says of one route. */
import type * as z from 'zod/mini';
import type { Role } from '../schema/outcome.ts';
import type { ProblemCode } from './problem.ts';

export type Contract = {
  summary: string;
  /** 'anyone' needs no session, 'signedIn' any. */
  roles: readonly Role[] | 'anyone' | 'signedIn';
  query?: z.ZodMiniType;
  /** 'bytes': a file as it is. */
  body?: z.ZodMiniType | 'bytes';
  status?: 200 | 201 | 204;
  /** Null with 204. */
  answer: z.ZodMiniType | 'bytes' | null;
  /** Codes beside those that follow from the rest (`problemsOf`). */
  problems?: readonly ProblemCode[];
};
