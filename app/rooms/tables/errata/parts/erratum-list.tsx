import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ButtonLink } from '../../../../ground/ui/page.tsx'
import type { Erratum } from '../reads.ts'

/** What is wrong in the minutes above, and whether it is approved: the minutes stand as they are. */
export function ErratumList({ errata, keeps }: { errata: readonly Erratum[]; keeps: boolean }) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <>
      {errata.map(({ id, onDate, approvedOn, written, should }) => (
        <Callout
          kind="info"
          heading={
            approvedOn
              ? ['tables.erratum.approvedOn', { day: day(approvedOn) }]
              : ['tables.erratum.waits', { day: day(onDate) }]
          }
        >
          <p>{t('tables.erratum.said', { written, should })}</p>
          {keeps && !approvedOn && (
            <ButtonLink href={below(`/tables/errata/${id}/approve`)} label="tables.erratum.approve" quiet />
          )}
        </Callout>
      ))}
    </>
  )
}
