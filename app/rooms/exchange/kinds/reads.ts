import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { Kind, Side, SideOf } from './forms.ts'

const HERE = import.meta.dirname
const held = new Map<string, Kind>()

/** What the files of one name in the kinds' folders hold, by kind. A kind that has no such file is not in it. */
export async function filesOfKinds<Module>(file: string, folder = HERE): Promise<Map<string, Module>> {
  const found = new Map<string, Module>()
  for (const path of globSync(`*/${file}`, { cwd: folder }).sort())
    found.set(
      basename(dirname(join(folder, path))),
      (await import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href)) as Module,
    )
  return found
}

/** Takes in the kinds whose folders stand in `folder`. Throws where a kind's code is not its folder's name. */
export async function takeKindsFrom(folder = HERE): Promise<void> {
  for (const [name, { kind }] of await filesOfKinds<{ kind: Kind }>('kind.ts', folder)) {
    if (kind.code !== name) throw new Error(`the kind ${kind.code} stands in the folder ${name}`)
    held.set(kind.code, kind)
  }
}

// Whoever asks for the kinds has them all: a kind's own kind.ts asks for none of what stands here.
await takeKindsFrom()

/** Every kind, in the order of the menu. */
export const allKinds = (): Kind[] =>
  [...held.values()].sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1))

export const kindCalled = (code: string): Kind | undefined => held.get(code)

/** The kind of a record, or of an address. Throws NotHere where there is none of that code. */
export function kindOrNotHere(code: string): Kind {
  const kind = held.get(code)
  if (!kind) throw new NotHere()
  return kind
}

export const sideOf = (kind: Kind, side: Side): SideOf => (side === 'need' ? kind.need : kind.offer)
