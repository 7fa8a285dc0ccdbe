import { readText, withLayout } from '../file-layout.ts';
import { sourceField } from '../post-format.ts';

/** The texts that forms were opened with, by the text that was made of them. */
const sources = new Map<string, string>();
/** What was last written of a text that a form was opened with: the editor goes on with the form, and not with the file. */
const written = new Map<string, string>();

/** Remembers which text a text was made of. */
export function wrote(values: Readonly<Record<string, unknown>>, text: string): string {
  sources.set(readText(text), String(values[sourceField] ?? ''));
  return text;
}

/** A file that the editor writes before it takes the place of the one that it stands for. */
const draftName = /^\.sveltia-tmp-/;
const isText = (name: string) => /\.(?:md|markdown)$/i.test(name);

/** Of the File System standard, and not yet in TypeScript's library. */
interface MovableHandle extends FileSystemFileHandle {
  move(folder: FileSystemDirectoryHandle, name: string): Promise<void>;
}

/**
 * Files of a local folder keep what the editor drops of them (see `withLayout`), and one that was changed elsewhere since
 * its form was opened is not written over: the save fails, and the form keeps what was typed. The editor writes beside a
 * file and moves that into its place; in a browser that moves no files, it writes into the file itself.
 */
export function keepBytes(): void {
  if (typeof FileSystemFileHandle === 'undefined') return;
  const { prototype } = FileSystemFileHandle;
  const open = prototype.createWritable;
  if (isMovable(prototype)) keepWhenMoved(prototype);
  prototype.createWritable = async function (this: FileSystemFileHandle, options?: FileSystemCreateWritableOptions) {
    const stream = await open.call(this, options);
    if (!isText(this.name)) return stream;
    const write = stream.write.bind(stream);
    stream.write = async (data: FileSystemWriteChunkType) => {
      try {
        await write(typeof data === 'string' || data instanceof Blob ? await kept(this, data) : data);
      } catch (error) {
        // Closed, it would leave an empty file in place of the one that is there.
        await stream.abort();
        throw error;
      }
    };
    return stream;
  };
}

function isMovable(handle: FileSystemFileHandle): handle is MovableHandle {
  return 'move' in handle;
}

function keepWhenMoved(prototype: MovableHandle): void {
  const move = prototype.move;
  prototype.move = async function (this: MovableHandle, folder: FileSystemDirectoryHandle, name: string) {
    if (draftName.test(this.name) && isText(name)) {
      const place = await folder.getFileHandle(name).catch(() => null);
      if (place !== null) {
        const data = await kept(place, await this.getFile());
        const stream = await this.createWritable();
        await stream.write(data);
        await stream.close();
      }
    }
    await move.call(this, folder, name);
  };
}

/** What is to be written for a file of a folder. Throws where the file is another than the form was opened with. */
async function kept(file: FileSystemFileHandle, data: string | Blob): Promise<string | Blob> {
  const text = typeof data === 'string' ? data : await data.text();
  const source = sources.get(readText(text));
  if (source === undefined) return text;
  const disk = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await (await file.getFile()).arrayBuffer());
  const now = readText(disk);
  if (now !== '' && now !== source && now !== written.get(source))
    throw new Error(`${file.name} was changed elsewhere meanwhile. Load this page again; what you typed is kept.`);
  written.set(source, readText(text));
  return now === '' ? text : withLayout(text, disk);
}
