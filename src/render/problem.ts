import { jsonText } from './json.ts';
import { visibleLines } from './visible.ts';

/** Why a run ended early. */
interface Problem {
  readonly kind: string;
  readonly message: string;
  readonly suggestions: readonly string[];
  readonly exit_code: number;
}

/** User and password of a URL. */
const CREDENTIALS = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*(?::[^\s/]*)?@/giu;

/** A problem as lines for stderr. */
export function problemLines({ message, suggestions }: Problem): string {
  const lines = [`prox: ${message}`, ...suggestions.map((suggestion) => `  ${suggestion}`)];
  return lines.map((line) => `${visibleLines(withoutCredentials(line))}\n`).join('');
}

/** A problem as JSON for stdout. */
export function problemJson({ kind, message, suggestions, exit_code }: Problem): string {
  const error = {
    kind,
    message: withoutCredentials(message),
    suggestions: suggestions.map(withoutCredentials),
    exit_code,
  };
  return jsonText({ error });
}

function withoutCredentials(text: string): string {
  return text.replace(CREDENTIALS, '$1');
}
