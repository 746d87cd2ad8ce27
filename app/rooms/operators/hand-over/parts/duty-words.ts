import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { roomDuties } from './duties.ts'

/** How many things of a kind, in words; and whether only who coordinates may give them to somebody. */
export function useDuties(coordinates = true) {
  const { t } = useTexts()
  const of = (kind: string) => roomDuties.find((one) => one.kind === kind)
  return {
    say: (kind: string, count: number) =>
      t(of(kind)?.label ?? ('operators.duty.other' as TextKey), { count }),
    cannotGive: (kind: string) => !coordinates && of(kind)?.byCoordinator === true,
    pathOf: (kind: string) => of(kind)?.path ?? '/diary',
  }
}
