import type { NodeKind, TieNode } from '../rules.ts'

/** Whom a tie is declared with: someone known, or a name said for the first time. */
export type Declared = TieNode | { kind: 'new-person'; name: string } | { kind: 'new-group'; name: string }

const KNOWN = /^(person|organisation|place):([0-9a-f-]{36})$/i
const NEW = /^(new-person|new-group):(.*\S.*)$/s

/** Reads an answer of the type-ahead: `person:<id>`, `new-group:Il coro`. Anything else is nobody. */
export function declaredWith(answer: string): Declared | undefined {
  const [, kind, id] = KNOWN.exec(answer) ?? []
  if (kind && id) return { kind: kind as NodeKind, id: id.toLowerCase() }
  const [, newKind, name] = NEW.exec(answer) ?? []
  if (newKind && name)
    return { kind: newKind as 'new-person' | 'new-group', name: name.trim().replace(/\s+/g, ' ') }
  return undefined
}
