import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { hintOf } from '../../parts/person-hint.ts'
import { birthYearOf, fullName } from '../../rules.ts'
import type { Compared, Likely } from '../reads.ts'
import type { Reason } from '../rules.ts'

/** Why two records may be one person, as a sentence: "stesso nome, stesso telefono". */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t, language } = useTexts()
  const listed = new Intl.ListFormat(language, { type: 'conjunction' })
  return <>{listed.format(reasons.map((reason) => t(`people.reason.${reason}`)))}</>
}

export const comparedHint = (one: Compared) =>
  hintOf({ birth_year: birthYearOf(one), municipality: one.municipality })

/** Who a person may be; `beside` is the record to set each of them beside, when it is written already. */
export function LikelyList({ likely, beside }: { likely: readonly Likely[]; beside?: string }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <ul>
      {likely.map(({ other, reasons }) => (
        <li>
          <a href={below(`/people/${other.id}`)}>{fullName(other)}</a>{' '}
          <span class="hint">
            {comparedHint(other)} (<Reasons reasons={reasons} />)
          </span>{' '}
          {beside && (
            <a href={below(`/people/duplicates/${beside}/${other.id}`)}>{t('people.duplicates.compare')}</a>
          )}
        </li>
      ))}
    </ul>
  )
}
