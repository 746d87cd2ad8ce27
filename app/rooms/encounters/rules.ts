import type { TieNode } from '../ties/rules.ts'

/** What a person may write in one encounter. */
export const MOST_PARTICIPANTS = 60
export const MOST_TOPICS = 12

/** Whom an encounter was with: someone known, or a name said for the first time. */
export type Who =
  | { kind: 'person'; id: string }
  | { kind: 'organisation'; id: string }
  | { kind: 'new-person'; name: string }
  | { kind: 'new-group'; name: string }

const KNOWN = /^(person|organisation):([0-9a-f-]{36})$/i
const NEW = /^(new-person|new-group):(.*\S.*)$/s

/** Reads an answer of the type-ahead: `person:<id>`, `new-person:Mario Rossi`. Anything else is nobody. */
export function whoSaid(answer: string): Who | undefined {
  const [, kind, id] = KNOWN.exec(answer) ?? []
  if (kind && id) return { kind: kind as 'person' | 'organisation', id: id.toLowerCase() }
  const [, newKind, name] = NEW.exec(answer) ?? []
  if (newKind && name)
    return { kind: newKind as 'new-person' | 'new-group', name: name.trim().replace(/\s+/g, ' ') }
  return undefined
}

/** Topics as they are counted: "Casa,  LAVORO" is `casa` and `lavoro`. */
export const topicsSaid = (said: readonly string[]): string[] => [
  ...new Set(
    said
      .flatMap((text) => text.split(/[,;\n]/))
      .map((topic) => topic.trim().replace(/\s+/g, ' ').toLowerCase().slice(0, 60).trim())
      .filter(Boolean),
  ),
]

/** A diary tells what happened. Both as local times of the territory, which sort as text. */
export const isYetToCome = (metAt: string, now: string) => metAt > now

export type Met = {
  authorId: string | null
  personIds: readonly string[]
  organisationIds: readonly string[]
  placeId: string | null
}

/** Who an encounter brings together: its author, those met, and the place it happened at. */
export const nodesOfEncounter = ({ authorId, personIds, organisationIds, placeId }: Met): TieNode[] => [
  ...(authorId ? [{ kind: 'person' as const, id: authorId }] : []),
  ...personIds.map((id) => ({ kind: 'person' as const, id })),
  ...organisationIds.map((id) => ({ kind: 'organisation' as const, id })),
  ...(placeId ? [{ kind: 'place' as const, id: placeId }] : []),
]
