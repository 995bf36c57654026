/** Makes dist/proximity_tracker.lua: the tracker in lua/ as one Lua file behind its table of options. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_VALUES, trackerFile } from '../src/deploy/head.ts';
import { bundleTracker } from './bundle-tracker.ts';

const ROOT = path.join(import.meta.dirname, '..');
const OUT = path.join(ROOT, 'dist/proximity_tracker.lua');

const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
mkdirSync(path.dirname(OUT), { recursive: true });
writeFileSync(OUT, trackerFile(version, DEFAULT_VALUES, bundleTracker()));
