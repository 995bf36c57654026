import { Readable } from 'node:stream';
import { type ExtractEvents, extract } from 'tar-stream';
import type { Chunks } from './chunks.ts';
import { type Allowance, LARGEST_FILE_BYTES, MOST_MEMBERS, tooLarge, tooManyMembers } from './limits.ts';
import { memberInput, readMember } from './members.ts';
import { noRoundFile } from './names.ts';
import type { FoundInput, InputBytes } from './round-input.ts';
import { asDamage, readProblem, Unreadable } from './unreadable.ts';

type Entry = ExtractEvents['entry'][1];

/** What a tar archive's bytes came to so far. */
interface Progress {
  /** What ended the bytes before their end. */
  damage?: unknown;
  /** Whether a member told of it. */
  told: boolean;
}

/**
 * The round files of a tar archive in its order, while its bytes come. Where the archive is damaged, the member at the
 * damage tells it, or a problem of the archive's where there is none.
 */
export async function* tarMembers(archive: string, chunks: Chunks, allowance: Allowance): AsyncGenerator<FoundInput> {
  const progress: Progress = { told: false };
  const members = extract();
  const source = Readable.from(untilDamage(chunks, progress));
  let count = 0;
  let inputs = 0;
  try {
    for await (const member of source.pipe(members)) {
      if (++count > MOST_MEMBERS) throw new Unreadable(tooManyMembers());
      const input = isFile(member)
        ? memberInput(archive, member.header.name, () => readEntry(member, allowance, progress))
        : null;
      if (input !== null) {
        inputs++;
        yield input;
      }
      member.resume();
    }
  } catch (error) {
    progress.damage ??= tarDamage(error);
  } finally {
    source.destroy();
  }
  if (progress.damage !== undefined && !progress.told) {
    yield { shown: archive, problem: archiveProblem(progress.damage) };
  } else if (inputs === 0) yield { shown: archive, problem: noRoundFile('this archive') };
}

/** A wrong checksum is found out at the end, when all the rounds are read. */
function archiveProblem(damage: unknown): string {
  const problem = readProblem(damage);
  return damage instanceof Error && damage.message === 'incorrect data check'
    ? 'its checksum is not that of what it holds: one of its rounds may be damaged; import it from a good copy with --replace'
    : `${problem}; what follows in the archive is lost`;
}

/** Ends where the bytes are damaged, so that the members before that are read to their ends. */
async function* untilDamage(chunks: Chunks, progress: Progress): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    progress.damage = error;
  }
}

/** Whether it is a file, or of a type that tar-stream doesn't know. A link's file is a member too, or outside the archive. */
function isFile({ header }: Entry): boolean {
  return header.type === 'file' || header.type === 'contiguous-file' || header.type === null;
}

async function readEntry(member: Entry, allowance: Allowance, progress: Progress): Promise<InputBytes> {
  const { size = 0, type } = member.header;
  if (type === null) return { problem: 'tar stored it in a special way, as a sparse file; pack it anew' };
  if (size > LARGEST_FILE_BYTES) return { problem: tooLarge(size) };
  try {
    return await readMember(wholeEntry(member, progress), allowance);
  } finally {
    member.resume();
  }
}

async function* wholeEntry(member: Entry, progress: Progress): AsyncGenerator<Uint8Array> {
  try {
    yield* member as AsyncIterable<Uint8Array>;
  } catch (error) {
    progress.told = true;
    progress.damage ??= tarDamage(error);
    throw new Unreadable(`${readProblem(progress.damage)}; it and what follows in the archive are lost`);
  }
}

/** What tar-stream says, in words for a receipt. */
function tarDamage(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  if (message === 'Unexpected end of data') return new Unreadable('the archive was cut');
  if (!message.startsWith('Invalid tar header')) return asDamage('the archive', error);
  return new Unreadable('the archive is damaged: where a file should begin is something else');
}
