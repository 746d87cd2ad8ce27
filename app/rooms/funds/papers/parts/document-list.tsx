import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Paper } from '../reads.ts'

const KILOBYTE = 1024

/** The papers of a commitment, each to be downloaded. */
export function DocumentList({ commitmentId, papers }: { commitmentId: string; papers: Paper[] }) {
  const { t, number, when } = useTexts()
  const below = useBelow()
  const own = `/funds/commitments/${commitmentId}/documents`
  return (
    <Section
      heading="funds.documents.list"
      actions={<ButtonLink href={below(own)} label="funds.documents.heading" quiet icon="plus" />}
    >
      {papers.length === 0 ? (
        <p>{t('funds.documents.none')}</p>
      ) : (
        <ul class="plain-list">
          {papers.map((one) => (
            <li>
              <a href={below(`${own}/${one.id}`)}>{one.name}</a>{' '}
              <span class="hint">
                {t(`funds.documents.${one.kind}`)},{' '}
                {t('funds.documents.size', { size: number(Math.ceil(one.bytes / KILOBYTE)) })},{' '}
                {when(one.recordedAt)}
              </span>{' '}
              {one.reserved && <Tag>{t('funds.documents.isReserved')}</Tag>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
