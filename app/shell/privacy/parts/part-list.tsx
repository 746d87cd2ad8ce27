import { useTexts } from '../../../ground/texts/use-texts.ts'
import type { PartHere } from '../reads.ts'
import type { BodyKind, Part } from '../rules.ts'

/** Bodies that answer for the data: "Titolare: Comune di … (Comune), privacy@…". */
export function PartList({ parts, quiet = false }: { parts: readonly PartHere[]; quiet?: boolean }) {
  const { t } = useTexts()
  if (parts.length === 0) return quiet ? null : <p class="hint">{t('privacy.parts.none')}</p>
  return (
    <ul>
      {parts.map((one) => (
        <li>
          {t(`privacy.part.${one.part as Part}`)}
          {!quiet && one.room !== '*' && ` (${t(`privacy.room.${one.room}` as 'privacy.room.people')})`}:{' '}
          <strong>{one.body}</strong>, {t(`privacy.body.${one.bodyKind as BodyKind}`)}
          {one.contact && `, ${one.contact}`}
        </li>
      ))}
    </ul>
  )
}
