import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type AtProceeding, pathOf } from './here.ts'

/** The way back from a page of a proceeding. */
export function useProceedingCrumbs(
  { table, proceeding }: Pick<AtProceeding, 'table' | 'proceeding'>,
  own = true,
) {
  const below = useBelow()
  const { t } = useTexts()
  return [
    ...useCrumbs(table),
    { href: below('/tables/proceedings'), label: { said: t('tables.proceedings.heading') } },
    ...(own ? [{ href: below(pathOf(proceeding)), label: { said: proceeding.title } }] : []),
  ]
}
