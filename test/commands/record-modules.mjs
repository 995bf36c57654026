// Loaded by `node --import`: writes the modules that a run loads, a line each, into the file PROX_TEST_MODULES.
import { appendFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';

const file = process.env.PROX_TEST_MODULES;
const hooks = `
  import { appendFileSync } from 'node:fs';
  export async function load(url, context, next) {
    appendFileSync(${JSON.stringify(file)}, url + '\\n');
    return next(url, context);
  }
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

const { cache } = createRequire(import.meta.url);
process.on('exit', () => appendFileSync(file, `${Object.keys(cache).join('\n')}\n`));
