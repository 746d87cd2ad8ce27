import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { agreementsOf, type SignedAgreement } from '../../agreements/reads.ts'
import { type Center, centerAt } from '../reads.ts'
import type { PlaceSection } from './sections.ts'

/** On the public page of a place: that it is a civic center, since when, how it was chosen, and what was agreed. */
export const civicSection: PlaceSection = async (tx, _actor, { placeId }) => {
  const center = await centerAt(tx, placeId)
  if (!center || center.endedOn) return null
  const agreements = (await agreementsOf(tx, center.id)).filter(({ signedOn }) => signedOn !== null)
  return <Civic center={center} agreement={agreements[0]} />
}

function Civic({ center, agreement }: { center: Center; agreement: SignedAgreement | undefined }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <Section heading="places.centers.isOne">
      <p>{t('places.centers.isOneText', { day: day(center.openedOn) })}</p>
      <ul>
        {center.candidateId && (
          <li>
            <a href={below(`/offered-spaces/${center.candidateId}`)}>{t('places.centers.howChosen')}</a>
          </li>
        )}
        {agreement && (
          <li>
            <a href={below(`/civic-agreements/${agreement.id}`)}>
              {t('places.agreement.since', { day: day(agreement.fromOn) })}
            </a>
          </li>
        )}
        <li>
          <a href={below('/civic-centers')}>{t('places.centers.all')}</a>
        </li>
      </ul>
    </Section>
  )
}
