import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../ground/ui/page.tsx'
import { PieceNames } from '../packs/parts/piece-names.tsx'
import { packIn } from '../packs/parts/signed.ts'
import { inFours } from '../packs/rules.ts'
import type { Adopted, PackLine } from '../reads.ts'

type Props = { practiceId: string; packs: PackLine[]; copied: Adopted[] }

/** How to begin in the same way elsewhere, and who did. */
export function Travelled({ practiceId, packs, copied }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  const last = packs.find(({ withdrawnAt }) => withdrawnAt === null)
  if (!last) return null
  return (
    <Section heading="practices.setUp.heading" lead="practices.setUp.lead">
      <PieceNames pieces={packIn(last.file).pieces} />
      <p>
        <ButtonLink href={at(`/practices/${practiceId}/pack.json`)} label="practices.setUp.download" />
      </p>
      <p class="hint">
        {t('practices.setUp.made', { number: last.number, day: day(last.madeAt) })}{' '}
        <code class="hash">{inFours(last.fingerprint)}</code>
      </p>
      {copied.length > 0 && (
        <>
          <h3>{t('practices.setUp.copied')}</h3>
          <ul>
            {copied.map(({ slug, territory, adoptionId, number, adoptedAt }) => (
              <li>
                <a href={`/${slug}/practices/adopted/${adoptionId}`}>
                  {t('practices.setUp.copiedBy', { territory, number, day: day(adoptedAt) })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
