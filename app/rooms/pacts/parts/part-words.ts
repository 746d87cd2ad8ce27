import type { Translate } from '../../../ground/texts/texts.ts'
import { partSaid } from '../rules.ts'

/** A part in the team, in words: "Terzo settore, centro d’ascolto". */
export function partWords(t: Translate, part: string): string {
  const { sector, role } = partSaid(part)
  return [sector && t(`pacts.sector.${sector}`), role].filter(Boolean).join(', ')
}
