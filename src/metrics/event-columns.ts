import type { Column } from '../report/metric.ts';

/** Which engagement a row is about and where in time it belongs, for listings that are newest first. */
export const ROUND_PLACE: readonly Column[] = [
  { key: 'id', title: 'Id', unit: 'text', help: 'The engagement, for `prox report event`.' },
  { key: 'round_id', title: 'Round id', unit: 'number', help: 'The round, for --round-id.', detail: true },
  { key: 'engagement_id', title: 'No', unit: 'number', help: 'The engagement’s number in its round.', detail: true },
  { key: 'at', title: 'At', unit: 'time', help: 'When it was.', detail: true },
  { key: 'session', title: 'Session', unit: 'text', help: 'The session’s date, -2 for a second of the day.' },
  { key: 'map', title: 'Map', unit: 'text', help: 'The map.' },
  { key: 'round', title: 'Round', unit: 'number', help: '1 or 2, repaired where the tracker wrote it wrong.' },
];
