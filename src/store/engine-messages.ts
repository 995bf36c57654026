import { Failure } from '../domain/failure.ts';

/** What engine-thread.ts asks of its thread; the next call comes after the answer. */
export type EngineCall =
  | { readonly kind: 'run'; readonly messages: Uint8Array }
  | { readonly kind: 'execute'; readonly text: string }
  | { readonly kind: 'close' };

/** What the thread answers: any number of `bytes`, then one of the others. */
export type EngineAnswer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'done'; readonly hasStopped: boolean }
  | { readonly kind: 'failed'; readonly error: ErrorMessage; readonly hasStopped: boolean };

/** An error on its way between threads, which keep no error's class. */
export interface ErrorMessage {
  readonly failure: Failure['kind'] | null;
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** What of an error goes to the other thread. */
export function errorMessage(error: unknown): ErrorMessage {
  if (error instanceof Failure) return { failure: error.kind, message: error.message, suggestions: error.suggestions };
  return { failure: null, message: error instanceof Error ? error.message : String(error), suggestions: [] };
}

/** The error that came from the other thread. */
export function errorOf({ failure, message, suggestions }: ErrorMessage): Error {
  return failure === null ? new Error(message) : new Failure(failure, message, suggestions);
}
