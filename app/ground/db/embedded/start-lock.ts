import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseFault } from '../fault.ts'

const PATIENCE_MS = 60_000
/** A lock still empty after this long belongs to a process that died while writing it. */
const WRITING_MS = 2_000
const heldHere = new Set<string>()

/** Runs `work` while no other process starts or stops the same database; a dead process's lock is taken over. */
export async function withStartLock<T>(
  file: string,
  log: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const until = Date.now() + PATIENCE_MS
  const sayAfter = Date.now() + 1_000
  let said = false
  while (!take(file)) {
    if (Date.now() > until)
      throw new DatabaseFault(
        'TRAMA_RUNNING',
        `Another Trama has been starting or stopping for a minute: see ${file}.`,
      )
    if (!said && Date.now() > sayAfter) {
      log('Another Trama is starting or stopping here: waiting for it.')
      said = true
    }
    await sleep(20)
  }
  try {
    return await work()
  } finally {
    heldHere.delete(file)
    rmSync(file, { force: true })
  }
}

function take(file: string): boolean {
  if (heldHere.has(file)) return false
  try {
    writeFileSync(file, identity(process.pid), { flag: 'wx', mode: 0o600 })
    heldHere.add(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') removeIfStale(file)
    else throw withoutTheEmptyLock(file, error)
    return false
  }
}

/** A full disk lets the file begin and not be written. */
function withoutTheEmptyLock(file: string, error: unknown) {
  if (read(file) === '') rmSync(file, { force: true })
  return error
}

function removeIfStale(file: string) {
  const holder = read(file)
  if (holder === null || isHeld(file, holder)) return
  // Of several starters only one moves the dead lock away; whoever moved a fresh one by mistake puts it back.
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (read(aside) === holder) rmSync(aside, { force: true })
  else renameSync(aside, file)
}

function isHeld(file: string, holder: string) {
  if (holder === '')
    return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < WRITING_MS
  const pid = Number(holder.split(' ')[0])
  return pid !== process.pid && identity(pid) === holder
}

function read(file: string) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** A process by number and, where the system tells, by when it began: numbers are used again. */
function identity(pid: number): string {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'nobody'
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const afterName = stat.slice(stat.lastIndexOf(')') + 2)
    return `${pid} ${afterName.split(' ')[19]}`
  } catch {
    return `${pid} -`
  }
}
