import { fsyncSync } from 'node:fs';
import type { PGlite, PGliteOptions } from '@electric-sql/pglite';
import { syncFolder } from './archive.ts';

type FileSystem = NonNullable<PGliteOptions['fs']>;

/** An open file as Emscripten's NODEFS keeps it; a folder has no nfd. */
interface OpenFile {
  readonly nfd?: number;
  readonly node: unknown;
}

/** What is used here of PGlite's WebAssembly module. */
interface EngineModule {
  readonly NODEFS: {
    readonly stream_ops: { fsync?: (file: OpenFile) => number };
    realPath(node: unknown): string;
  };
  stackRestore: () => never;
  _PostgresSendReadyForQueryIfNecessary: () => never;
  _pgl_pq_flush: () => never;
}

/** The number that WebAssembly's system interface has for an input or output error. */
const inputOutputError = 29;

/**
 * PGlite's file system on `folder`, with two things it lacks: PostgreSQL's fsync reaches the disk (PGlite's does nothing),
 * and when PostgreSQL gives up (PANIC, as on a full disk) the running call throws, where PGlite would call it for ever.
 */
export async function durableFileSystem(folder: string, onAbort: () => void): Promise<FileSystem> {
  const { NodeFS } = await import('@electric-sql/pglite/nodefs');
  class DurableFileSystem extends NodeFS {
    override async init(pglite: PGlite, options: Parameters<FileSystem['init']>[1]) {
      const { emscriptenOpts } = await super.init(pglite, options);
      const addTo = (module: EngineModule) => {
        module.NODEFS.stream_ops.fsync = (file) => syncToDisk(file, (node) => module.NODEFS.realPath(node));
        Object.assign(module, {
          onAbort() {
            onAbort();
            stopCalls(module);
          },
        });
      };
      // The module's type declares less than there is
      const preRun = [...(emscriptenOpts.preRun ?? []), (module: unknown) => addTo(module as EngineModule)];
      return { emscriptenOpts: { ...emscriptenOpts, preRun } };
    }
  }
  return new DurableFileSystem(folder);
}

function syncToDisk(file: OpenFile, pathOf: (node: unknown) => string): number {
  try {
    if (file.nfd === undefined) syncFolder(pathOf(file.node));
    else fsyncSync(file.nfd);
    return 0;
  } catch {
    return inputOutputError;
  }
}

function stopCalls(module: EngineModule): void {
  const stop = () => {
    throw new Error('PostgreSQL has stopped');
  };
  module.stackRestore = stop;
  module._PostgresSendReadyForQueryIfNecessary = stop;
  module._pgl_pq_flush = stop;
}
