import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Runs a module of prox in a thread; `module` is without extension. The sources as they are need the loader that runs
 * this thread, which threads do not inherit.
 */
export function startThread(module: URL, options: WorkerOptions): Worker {
  const extension = extname(import.meta.url);
  const url = new URL(`${module.href}${extension}`);
  if (extension !== '.ts') return new Worker(url, options);
  const loader = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/u, 'mjs'),
  ).href;
  const text = `import('${loader}').then(({ register }) => { register(); return import('${url}'); });`;
  return new Worker(text, { ...options, eval: true });
}
