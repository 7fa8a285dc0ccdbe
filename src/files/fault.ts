/** Why a file cannot be used. Plain data. */
export type FileFault =
  /** `circular`: links lead in a circle. `dangling`: a link to nothing. `outside`: it leads out of the folder it is in. `file`: it is one where a folder is wanted. */
  | { readonly kind: 'missing' | 'dangling' | 'circular' | 'outside' | 'folder' | 'file' }
  /** It is no file that ends: a named pipe, a socket or a device. */
  | { readonly kind: 'special'; readonly what: string }
  /** Bytes, and those that are read at most. */
  | { readonly kind: 'heavy'; readonly bytes: number; readonly most: number }
  /** What the operating system says, such as `permission denied`. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It, or a folder above it, has a name that begins with a dot. */
  | { readonly kind: 'hidden' }
  /** Its name is no UTF-8, so that it cannot be named. */
  | { readonly kind: 'unnameable' }
  /** Something is called almost so: in other letters, small ones for capitals. */
  | { readonly kind: 'misspelt'; readonly actual: string }
  /** A linked folder whose files are read at another place already. */
  | { readonly kind: 'again'; readonly first: string }
  /** No UTF-8: what it is instead, and where that is seen. */
  | { readonly kind: 'encoding'; readonly what: string; readonly line: number; readonly column: number };

/** What is asked of a file, or why it cannot be had. */
export type Attempt<Value> = Value | { readonly fault: FileFault };

/** Codes of what cannot be there: no such name, one that no file can have, or a file where a folder would have to be. */
const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/** The fault that an exception of the file system tells of. Throws it again where it is none. */
export function faultOf(error: unknown): FileFault {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
  const { code, message } = error;
  if (absent.has(code)) return { kind: 'missing' };
  if (code === 'ELOOP') return { kind: 'circular' };
  if (code === 'EISDIR') return { kind: 'folder' };
  if (!/^E[A-Z\d]+$/.test(code)) throw error;
  return { kind: 'refused', reason: /^E[A-Z\d]+: ([^,]+)/.exec(message)?.[1] ?? code };
}
