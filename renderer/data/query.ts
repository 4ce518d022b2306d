import {
  QueryClient,
  useMutation,
  useQuery,
  type UseMutationOptions,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AppError } from '#shared/errors.ts';
import type { EventName, RequestInput, RequestName, RequestOutput } from '#shared/ipc/contract.ts';
import { asAppError, client, type Client, type InputArguments } from './client.ts';
import { staleAfter } from './invalidation.ts';
import { createOnce } from './once.ts';

/** Key of a call's answer in the cache; without input, the prefix of all answers of that call. */
export const dataKey = (name: RequestName, ...input: readonly unknown[]): readonly unknown[] =>
  input.length === 0 ? [name] : [name, input[0] ?? null];

/** The cache of everything that was fetched. Requests go to our own process, so being offline never pauses one. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Events say when an answer is stale; this only bounds what an unannounced change could leave behind.
        staleTime: 30_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });

/** Keeps the cache true: each event makes its answers stale, a gap makes all of them so. Returns its own unsubscribe. */
export function connectEvents(queryClient: QueryClient, source: Client): () => void {
  const names = Object.keys(staleAfter) as EventName[];
  const subscriptions = names.map((event) =>
    source.onEvent(event, () => {
      for (const name of staleAfter[event]) void queryClient.invalidateQueries({ queryKey: dataKey(name) });
    }),
  );
  subscriptions.push(source.onGap(() => void queryClient.invalidateQueries()));
  return () => {
    for (const unsubscribe of subscriptions) unsubscribe();
  };
}

type DataOptions<Name extends RequestName> = Omit<
  UseQueryOptions<RequestOutput<Name>, AppError>,
  'queryKey' | 'queryFn'
>;

type DataArguments<Name extends RequestName> =
  RequestInput<Name> extends void
    ? [input?: undefined, options?: DataOptions<Name>]
    : [input: RequestInput<Name>, options?: DataOptions<Name>];

/** Fetches and keeps the answer of a call that only reads: `useData('items.get', { id })`. */
export function useData<Name extends RequestName>(
  name: Name,
  ...[input, options]: DataArguments<Name>
): UseQueryResult<RequestOutput<Name>, AppError> {
  return useQuery({ ...options, ...dataQuery(name, ...([input] as InputArguments<Name>)) });
}

/** Key and fetcher of one call, for `useQueries` and for filling the cache by hand. */
export const dataQuery = <Name extends RequestName>(name: Name, ...input: InputArguments<Name>) => ({
  queryKey: dataKey(name, input[0]),
  queryFn: (): Promise<RequestOutput<Name>> =>
    client.request(name, ...input).catch((error: unknown) => {
      throw asAppError(error);
    }),
});

/**
 * A call that changes something: `useAction('items.create', { onSuccess })`. What it made stale is told by events. The same
 * asked again before the answer, as by a double click, is asked once.
 */
export function useAction<Name extends RequestName>(
  name: Name,
  options?: Omit<UseMutationOptions<RequestOutput<Name>, AppError, RequestInput<Name>>, 'mutationFn'>,
): UseMutationResult<RequestOutput<Name>, AppError, RequestInput<Name>> {
  const mutation = useMutation<RequestOutput<Name>, AppError, RequestInput<Name>>({
    ...options,
    mutationFn: (input) => client.request(name, ...([input] as unknown as InputArguments<Name>)),
  });
  const [once] = useState(createOnce);
  const { mutateAsync } = mutation;
  const guarded = useMemo((): Pick<typeof mutation, 'mutate' | 'mutateAsync'> => {
    const run: typeof mutateAsync = (...given) => once.run(JSON.stringify(given[0]) ?? '', () => mutateAsync(...given));
    return {
      mutateAsync: run,
      // The failure is in `error` and told to `onError`; nobody waits for this promise.
      mutate: (...given) => void run(...given).catch(() => undefined),
    };
  }, [once, mutateAsync]);
  return { ...mutation, ...guarded };
}
