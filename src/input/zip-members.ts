import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { byCodeUnit } from '../domain/by-code-unit.ts';
import { type Chunks, collect } from './chunks.ts';
import { Allowance, LARGEST_FILE_BYTES, MOST_MEMBERS, tooLarge, tooManyMembers } from './limits.ts';
import { memberInput, readMember } from './members.ts';
import { noRoundFile } from './names.ts';
import type { FoundInput, InputBytes } from './round-input.ts';
import { asDamage, Unreadable } from './unreadable.ts';
import { ZipReader } from './zip-reader.ts';

/** Of a zip made on UNIX: what kind of file a member is. */
const UNIX = 3;
const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/** yauzl would give up a whole zip for one member with an odd name or size. */
const OPTIONS = { autoClose: false, decodeStrings: false, validateEntrySizes: false };

/** A zip's list of members, as far as it can be read. */
interface Listed {
  readonly inputs: readonly FoundInput[];
  readonly damage: string | null;
}

/** The round files of a zip of `size` bytes, in time order. */
export async function* zipFileMembers(archive: string, file: FileHandle, size: number): AsyncGenerator<FoundInput> {
  const allowance = new Allowance();
  allowance.grant(size);
  yield* zipMembers(archive, () => fromRandomAccessReaderPromise(new ZipReader(file), size, OPTIONS), allowance);
}

/** As `zipFileMembers`, of a zip that comes as a stream: its list is at its end, so all of it is kept in memory. */
export async function* zipStreamMembers(
  archive: string,
  chunks: Chunks,
  allowance: Allowance,
): AsyncGenerator<FoundInput> {
  const bytes = Buffer.from((await collect(chunks)).buffer);
  yield* zipMembers(archive, () => fromBufferPromise(bytes, OPTIONS), allowance);
}

async function* zipMembers(
  archive: string,
  open: () => Promise<ZipFile>,
  allowance: Allowance,
): AsyncGenerator<FoundInput> {
  const zip = await opened(open);
  try {
    const { inputs, damage } = await listed(archive, zip, allowance);
    yield* inputs;
    if (damage !== null) yield { shown: archive, problem: damage };
    else if (inputs.length === 0) yield { shown: archive, problem: noRoundFile('this archive') };
  } finally {
    zip.close();
  }
}

async function opened(open: () => Promise<ZipFile>): Promise<ZipFile> {
  const zip = await open().catch((error: Error) => {
    if (!error.message.startsWith('End of central directory')) throw asDamage('the zip', error);
    throw new Unreadable(
      'the zip was cut: the list of its members, which is its end, is missing; "zip -FF" may save some of them',
    );
  });
  if (zip.entryCount <= MOST_MEMBERS) return zip;
  zip.close();
  throw new Unreadable(tooManyMembers());
}

async function listed(archive: string, zip: ZipFile, allowance: Allowance): Promise<Listed> {
  const inputs: FoundInput[] = [];
  let damage: string | null = null;
  try {
    for await (const entry of zip.eachEntry()) {
      const input = isLink(entry) ? null : memberInput(archive, nameOf(entry), () => readEntry(zip, entry, allowance));
      if (input !== null) inputs.push(input);
    }
  } catch (error) {
    damage = `the zip's list of members is damaged, what follows there is lost: ${(error as Error).message}`;
  }
  return { inputs: inputs.sort((a, b) => byCodeUnit(a.shown, b.shown)), damage };
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

function isLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  return versionMadeBy >>> 8 === UNIX && ((externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK;
}

async function readEntry(zip: ZipFile, entry: Entry, allowance: Allowance): Promise<InputBytes> {
  if (entry.isEncrypted()) return { problem: 'it is encrypted, and prox takes no password; unpack it first' };
  if (!entry.canDecodeFileData()) {
    return {
      problem: `it is compressed by zip's method ${entry.compressionMethod}; prox reads stored and deflated ones`,
    };
  }
  if (entry.uncompressedSize > LARGEST_FILE_BYTES) return { problem: tooLarge(entry.uncompressedSize) };
  return readMember(checked(zip, entry, allowance), allowance);
}

/** A member's bytes, which are to be what the list says. */
async function* checked(zip: ZipFile, entry: Entry, allowance: Allowance): AsyncGenerator<Uint8Array> {
  let sum = 0;
  let size = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      allowance.spend(chunk.length);
      size += chunk.length;
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw asDamage('it', error);
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) {
    throw new Unreadable('it is damaged: its size or its checksum is not what the zip says');
  }
}
