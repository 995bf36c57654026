#!/usr/bin/env node
// Runs the TypeScript sources as they are, without a build.
import { register } from 'tsx/esm/api';

register();
const { sourcesPlace } = await import('../scripts/sources-place.ts');
const { runProgram } = await import('../src/program.ts');

await runProgram(process.argv.slice(2), sourcesPlace());
