import type { ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import type { Canvas, Key, Way } from '../view.ts';
import { type Choices, loadChoices, NO_CHOICES } from './choices.ts';
import { asArrow, INTERRUPT } from './keys.ts';
import type { RegisteredView } from './live-view.ts';
import { type Memory, remembering } from './memory.ts';
import { messageLines } from './message.ts';
import { Place } from './place.ts';
import { EMPTY_PROMPT, offered, type Prompt, pressPrompt } from './prompt.ts';
import { openEditor, pressEditor, type ScopeEditor } from './scope-editor.ts';
import { sentencesOf } from './sentence.ts';

export interface ShellOptions {
  readonly views: readonly RegisteredView[];
  readonly database: Queries;
  readonly filters: ScopeFilters;
  readonly terminal: Canvas;
}

/** What lies over the view. */
export type Overlay =
  | { readonly kind: 'help' }
  | { readonly kind: 'prompt'; readonly prompt: Prompt }
  | { readonly kind: 'scope'; readonly editor: ScopeEditor };

const TICK_MS = 50;

/** The scope bar's two rows and the footer's. */
const CHROME_ROWS = 3;

export const LEAST_COLUMNS = 60;
export const LEAST_ROWS = 15;

/** What surrounds the views: which is open, the way back, the scope they share, loading, and what lies over them. */
export class Shell {
  readonly views: readonly RegisteredView[];
  readonly #database: Memory;
  readonly #places: Place[] = [];
  readonly #listeners = new Set<() => void>();
  #end: (exit: 'quit' | 'interrupt') => void = () => {};
  #clock: NodeJS.Timeout | null = null;
  #ticked = 0;
  terminal: Canvas;
  filters: ScopeFilters;
  overlay: Overlay | null = null;
  choices: Choices = NO_CHOICES;
  /** What could not be done, until the next key. */
  notice: string | null = null;
  /** Fulfilled when the user leaves. */
  readonly ended = new Promise<'quit' | 'interrupt'>((resolve) => {
    this.#end = resolve;
  });

  constructor({ views, database, filters, terminal }: ShellOptions) {
    this.views = views;
    this.#database = remembering(database);
    this.filters = filters;
    this.terminal = terminal;
  }

  /** Calls `listener` after each change; returns how it stops. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Opens a view over the one that is there; fails for an argument that the view can't take, and an unknown view. */
  open(name: string, argument: string | null): void {
    const view = this.views.find((known) => known.name === name);
    if (view === undefined) throw new Error(`There is no view ${name}.`);
    const place = new Place(view.open(argument), this.#database);
    this.#places.at(-1)?.cancel();
    this.#places.push(place);
    this.#settle();
  }

  get place(): Place {
    const place = this.#places.at(-1);
    if (place === undefined) throw new Error('No view is open');
    return place;
  }

  /** Whether there is a way back from here. */
  get hasWayBack(): boolean {
    return this.#places.length > 1;
  }

  /** What the open view has of the terminal. */
  get canvas(): Canvas {
    const rows = this.terminal.rows - CHROME_ROWS - messageLines(this.place, this.terminal.columns).length;
    return { ...this.terminal, rows: Math.max(1, rows) };
  }

  get isTooSmall(): boolean {
    return this.terminal.columns < LEAST_COLUMNS || this.terminal.rows < LEAST_ROWS;
  }

  resize(terminal: Canvas): void {
    this.terminal = terminal;
    this.#settle();
  }

  /** Takes a key: what lies over the view has it first, then the shell, then the view. */
  press(key: Key): void {
    this.notice = null;
    if (key === INTERRUPT) this.#end('interrupt');
    else if (this.isTooSmall) {
      if (key === 'q') this.#end('quit');
    } else if (this.overlay !== null) this.#pressOverlay(this.overlay, key);
    else if (this.place.view.isTyping || !this.#pressShell(key)) this.#pressView(key);
    this.#settle();
  }

  /** Stops what goes on by itself. */
  close(): void {
    this.#places.at(-1)?.cancel();
    if (this.#clock !== null) clearInterval(this.#clock);
    this.#clock = null;
    this.#listeners.clear();
  }

  #pressShell(key: Key): boolean {
    switch (key) {
      case 'q':
        this.#end('quit');
        return true;
      case '?':
        this.overlay = { kind: 'help' };
        return true;
      case ':':
      case 'g':
        this.overlay = { kind: 'prompt', prompt: EMPTY_PROMPT };
        void this.#loadChoices();
        return true;
      case 's':
        this.overlay = { kind: 'scope', editor: openEditor(this.filters) };
        void this.#loadChoices();
        return true;
      case 'r':
        return this.place.forget();
      case 'escape':
        return this.place.cancel();
    }
    return false;
  }

  #pressView(key: Key): void {
    const { view } = this.place;
    const { way, hasChanged } = view.press(view.isTyping ? key : asArrow(key), this.canvas);
    if (way !== null) this.#go(way);
    else if (key === 'escape' && !hasChanged) this.#back();
  }

  #pressOverlay(overlay: Overlay, key: Key): void {
    if (overlay.kind === 'help') {
      if (key === 'q') this.#end('quit');
      this.overlay = null;
    } else if (overlay.kind === 'prompt') {
      const step = pressPrompt(overlay.prompt, key, offered(overlay.prompt, this.views, this.choices));
      this.overlay = step.kind === 'stay' ? { kind: 'prompt', prompt: step.prompt } : null;
      if (step.kind === 'go') this.#go({ kind: 'open', view: step.view, argument: step.argument });
    } else {
      const step = pressEditor(overlay.editor, key, this.choices);
      this.overlay = step.kind === 'stay' ? { kind: 'scope', editor: step.editor } : null;
      if (step.kind === 'apply') this.filters = step.filters;
    }
  }

  #go(way: Way): void {
    if (way.kind === 'back') this.#back();
    else if (way.kind === 'scope') this.filters = way.filters;
    else {
      try {
        this.open(way.view, way.argument);
      } catch (error) {
        this.notice = sentencesOf(error).join(' ');
      }
    }
  }

  #back(): void {
    if (!this.hasWayBack) {
      this.notice = 'This is where you began: q quits.';
      return;
    }
    this.place.cancel();
    this.#places.pop();
  }

  /** After any change: loads what is wanted now, keeps the clock going where something moves, and tells. */
  #settle(): void {
    const { place } = this;
    void place.settle(this.filters, () => this.#loadTold(place));
    this.#setClock(place.view.moves);
    this.#tell();
  }

  #loadTold(place: Place): void {
    if (place === this.place) this.#settle();
  }

  async #loadChoices(): Promise<void> {
    try {
      await this.#database.refresh();
      this.choices = await loadChoices(this.#database);
      this.#tell();
    } catch {
      // Nothing is offered then; the view itself tells what is wrong with the database
    }
  }

  #setClock(moves: boolean): void {
    if (moves === (this.#clock !== null)) return;
    if (this.#clock !== null) clearInterval(this.#clock);
    this.#ticked = performance.now();
    this.#clock = moves ? setInterval(() => this.#tick(), TICK_MS) : null;
  }

  #tick(): void {
    const now = performance.now();
    const { way, hasChanged } = this.place.view.tick(now - this.#ticked);
    this.#ticked = now;
    if (way !== null) this.#go(way);
    if (way !== null || hasChanged) this.#settle();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
