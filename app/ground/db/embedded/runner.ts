import { readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseFault } from '../fault.ts'

/** The system user PostgreSQL runs as. `ids` only where we are root and become somebody else. */
export type Runner = { name: string; ids?: { uid: number; gid: number } }

export const weAreRoot = process.getuid?.() === 0

const PREFERRED = ['trama', 'postgres', 'nobody']

/** Us; or, as PostgreSQL refuses root, whoever owns the data already, else the first unprivileged user there is. */
export function runnerOf(data: string): Runner {
  if (!weAreRoot) return { name: ourName() }
  const known = systemUsers()
  const owner = statSync(data, { throwIfNoEntry: false })?.uid
  const user =
    (owner ? known.find(({ ids }) => ids.uid === owner) : undefined) ??
    PREFERRED.map((name) => known.find((user) => user.name === name)).find(Boolean)
  if (!user)
    throw new DatabaseFault(
      'TRAMA_NO_SYSTEM_USER',
      'PostgreSQL refuses to run as root, and this system has no unprivileged user for it: create one named trama.',
    )
  return user
}

/** PostgreSQL and its peer authentication both look our name up: a number without a name cannot run it. */
export function ourName(): string {
  try {
    return os.userInfo().username
  } catch (cause) {
    throw new DatabaseFault(
      'TRAMA_NO_SYSTEM_USER',
      `The system user with id ${process.getuid?.()} has no name on this system: PostgreSQL needs one.`,
      { cause },
    )
  }
}

function systemUsers() {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3 && fields[2] !== '0')
    .map(([name = '', , uid, gid]) => ({ name, ids: { uid: Number(uid), gid: Number(gid) } }))
}

/** Whether the runner may go through every folder above `place` and use `place` itself. */
export function canReach({ ids }: Runner, place: string): boolean {
  if (!ids) return true
  const { uid, gid, mode } = statSync(place)
  const share = uid === ids.uid ? mode >> 6 : gid === ids.gid ? mode >> 3 : mode
  const above = path.dirname(place)
  return (share & 1) === 1 && (above === place || canReach({ name: '', ids }, above))
}
