import type { ScopeFilters } from '../../report/scope.ts';
import type { Key } from '../view.ts';
import { candidates } from './candidates.ts';
import type { Choices } from './choices.ts';
import { typedBy } from './keys.ts';
import { filtersOf, filterText, SCOPE_FIELDS, type ScopeField } from './scope-fields.ts';

type Texts = Readonly<Partial<Record<keyof ScopeFilters, string>>>;

/** The filters while they are changed. */
export interface ScopeEditor {
  /** The field that keys go to. */
  readonly at: number;
  readonly texts: Texts;
  /** What was typed into that field since it was reached: it chooses what left and right go through. Null is nothing yet. */
  readonly typed: string | null;
}

export type EditorStep =
  | { readonly kind: 'stay'; readonly editor: ScopeEditor }
  | { readonly kind: 'close' }
  | { readonly kind: 'apply'; readonly filters: ScopeFilters };

/** The editor on the filters as they are. */
export function openEditor(filters: ScopeFilters): ScopeEditor {
  const texts = Object.fromEntries(SCOPE_FIELDS.map(({ key }) => [key, filterText(filters, key)]));
  return { at: 0, texts, typed: null };
}

/** The field that keys go to. */
export function currentField({ at }: ScopeEditor): ScopeField {
  return SCOPE_FIELDS[at] ?? NO_FIELD;
}

const NO_FIELD: ScopeField = { key: 'bots', title: '', kind: 'words', choices: () => [] };

/** What the current field is offered. */
export function editorCandidates(editor: ScopeEditor, choices: Choices): string[] {
  return candidates(editor.typed ?? '', currentField(editor).choices(choices));
}

/** Takes a key. */
export function pressEditor(editor: ScopeEditor, key: Key, choices: Choices): EditorStep {
  const last = SCOPE_FIELDS.length - 1;
  switch (key) {
    case 'escape':
      return { kind: 'close' };
    case 'enter':
      return { kind: 'apply', filters: filtersOf(settled(editor, choices).texts) };
    case 'up':
      return goTo(editor, choices, editor.at === 0 ? last : editor.at - 1);
    case 'down':
    case 'tab':
      return goTo(editor, choices, editor.at === last ? 0 : editor.at + 1);
    case 'home':
      return goTo(editor, choices, 0);
    case 'end':
      return goTo(editor, choices, last);
    case 'left':
      return cycled(editor, choices, -1);
    case 'right':
      return cycled(editor, choices, 1);
    case 'backspace':
      return stay(withText(editor, [...(editor.typed ?? '')].slice(0, -1).join('')));
  }
  const character = typedBy(key);
  return character === null ? stay(editor) : stay(typedInto(editor, character, choices));
}

function stay(editor: ScopeEditor): EditorStep {
  return { kind: 'stay', editor };
}

function goTo(editor: ScopeEditor, choices: Choices, at: number): EditorStep {
  return stay({ ...settled(editor, choices), at, typed: null });
}

function typedInto(editor: ScopeEditor, character: string, choices: Choices): ScopeEditor {
  const { kind } = currentField(editor);
  if (kind === 'number' && !/^\d$/.test(character)) return editor;
  const longer = withText(editor, `${editor.typed ?? ''}${character}`.slice(0, 60));
  return kind === 'words' && editorCandidates(longer, choices).length === 0 ? editor : longer;
}

function withText(editor: ScopeEditor, typed: string): ScopeEditor {
  return { ...editor, typed, texts: { ...editor.texts, [currentField(editor).key]: typed } };
}

/** Through what is offered and back to nothing. */
function cycled(editor: ScopeEditor, choices: Choices, step: 1 | -1): EditorStep {
  const { key } = currentField(editor);
  const ring = ['', ...editorCandidates(editor, choices)];
  const text = editor.texts[key] ?? '';
  const from = ring.indexOf(text);
  // A half typed word is none of them: right goes to the first that it may mean
  const to = from === -1 ? (step === 1 ? 1 : ring.length - 1) : (from + step + ring.length) % ring.length;
  return stay({ ...editor, texts: { ...editor.texts, [key]: ring[to] ?? '' } });
}

/** With the half typed word of the current field as the choice that it means, where there is one. */
function settled(editor: ScopeEditor, choices: Choices): ScopeEditor {
  const field = currentField(editor);
  const text = editor.texts[field.key] ?? '';
  if (text === '' || field.kind === 'number' || field.choices(choices).includes(text)) return editor;
  const [meant] = editorCandidates({ ...editor, typed: text }, choices);
  return meant === undefined ? editor : { ...editor, texts: { ...editor.texts, [field.key]: meant } };
}
