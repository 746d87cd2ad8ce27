export type DatabaseFaultCode =
  | 'TRAMA_RUNNING'
  | 'TRAMA_DISK_FULL'
  | 'TRAMA_READ_ONLY'
  | 'TRAMA_NEWER_SCHEMA'
  | 'TRAMA_CHANGED_MIGRATION'
  | 'TRAMA_OTHER_MAJOR'
  | 'TRAMA_NO_BINARIES'
  | 'TRAMA_NO_SYSTEM_USER'
  | 'TRAMA_SERVER'
  | 'TRAMA_START'

/** A reason the database cannot be used that a person can act on: its message is one plain line to print as it is. */
export class DatabaseFault extends Error {
  readonly code: DatabaseFaultCode
  constructor(code: DatabaseFaultCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DatabaseFault'
    this.code = code
  }
}

const FULL = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|Check free disk space/
const SHUT = /EROFS|EACCES|EPERM|Read-only file system|Permission denied/

/** Translates what the system or PostgreSQL said while working in `folder`; unknown errors stay what they are. */
export function plainly(error: unknown, folder: string): unknown {
  if (error instanceof DatabaseFault) return error
  const said =
    error instanceof Error ? `${(error as NodeJS.ErrnoException).code} ${error.message}` : String(error)
  if (FULL.test(said))
    return new DatabaseFault(
      'TRAMA_DISK_FULL',
      `There is no space left on the disk that holds ${folder}: free some and start again.`,
      { cause: error },
    )
  if (SHUT.test(said))
    return new DatabaseFault(
      'TRAMA_READ_ONLY',
      `Trama cannot write in ${folder}: the folder is read-only or belongs to someone else.`,
      { cause: error },
    )
  return error
}
