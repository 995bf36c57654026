#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runProgram } from '../dist/program.js';

await runProgram(process.argv.slice(2), { root: fileURLToPath(new URL('..', import.meta.url)) });
