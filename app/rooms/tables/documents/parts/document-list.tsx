import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { pathOf } from '../../proceedings/parts/here.ts'
import type { Document } from '../reads.ts'

type Props = { proceeding: { id: string }; documents: readonly Document[] }

export function DocumentList({ proceeding, documents }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list">
      {documents.map(({ id, name, about, reserved }) => (
        <li>
          <a href={below(`${pathOf(proceeding)}/enclosures/${id}`)} download>
            {name}
          </a>{' '}
          <span class="hint">{t(`tables.document.about.${about}`)}</span>{' '}
          {reserved && <Tag>{t('tables.topic.reserved')}</Tag>}
        </li>
      ))}
    </ul>
  )
}
