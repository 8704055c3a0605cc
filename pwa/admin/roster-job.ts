/** The page's side of the import worker. One worker an import; closing it forgets the file and the roster. */
import type { Call, Method, Reply } from './roster-calls.ts';
import type { ListName, RosterImport, RowLists } from './roster-import.ts';

export type RosterJob = {
  /** Rejects when the worker failed: a fault of ours or a machine out of memory. */
  call: <M extends Method>(method: M, ...args: Parameters<RosterImport[M]>) => Promise<Answered<M>>;
  close: () => void;
};
export type Answered<M extends Method> = Awaited<ReturnType<RosterImport[M]>>;

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

export function openJob(): RosterJob {
  const worker = new Worker(new URL('./roster-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  const failAll = (message: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) one?.resolve(data.value);
    else one?.reject(new Error(data.message));
  });
  worker.addEventListener('error', (event) => failAll(event.message));
  return {
    async call<M extends Method>(method: M, ...args: Parameters<RosterImport[M]>): Promise<Answered<M>> {
      count += 1;
      const call = callOf(count, method, args);
      const value = await new Promise<unknown>((resolve, reject) => {
        waiting.set(call.id, { resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
        worker.postMessage(call);
      });
      return answered<M>(value);
    },
    close() {
      worker.terminate();
      failAll('closed');
    },
  };
}

/** Part of one list of the preview, with the type of its rows. */
export async function rowsFrom<Name extends ListName>(
  job: RosterJob,
  list: Name,
  from: number,
  count: number,
): Promise<RowLists[Name][]> {
  const rows: unknown[] = await job.call('rows', list, from, count);
  return rowsOf<Name>(rows);
}

/** `rows` gives the rows of the list that is named; a call by name has lost which. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the list whose rows these are
function rowsOf<Name extends ListName>(rows: unknown[]): RowLists[Name][] {
  return rows as RowLists[Name][];
}

/** Method and arguments belong together by the signature of `call`. */
function callOf<M extends Method>(id: number, method: M, args: Parameters<RosterImport[M]>): Call {
  return { id, method, args } as Call;
}

/** The worker runs the method that was named and sends back what it gave. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the method whose answer this is
function answered<M extends Method>(value: unknown): Answered<M> {
  return value as Answered<M>;
}
