import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import type { VersionLine } from '../reads.ts'

type Props = { pactId: string; versions: readonly VersionLine[]; drafting: boolean }

/** What was written and signed, the latest first. */
export function VersionList({ pactId, versions, drafting }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  if (versions.length === 0 && !drafting) return null
  return (
    <Section heading="pacts.versions.heading">
      <ul class="plain-list">
        {drafting && (
          <li>
            <a href={below(`/pacts/${pactId}/draft`)}>{t('pacts.versions.draft')}</a>
          </li>
        )}
        {versions.map(({ number, signedOn, writtenAt }, at) => (
          <li>
            <a href={below(`/pacts/${pactId}/versions/${number}`)}>{t('pacts.paper.version', { number })}</a>
            <br />
            <span class="hint">
              {signedOn
                ? t('pacts.versions.signed', { day: day(signedOn) })
                : t('pacts.versions.written', { day: day(writtenAt) })}
            </span>
            {at === 0 && (
              <>
                {' '}
                <a href={below(`/pacts/${pactId}/sign`)}>{t('pacts.sign.signatures')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
