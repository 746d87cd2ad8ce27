import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import type { Attachment } from '../reads.ts'

const KILOBYTE = 1024

/** What is attached: pictures small, each a way to the whole; other papers by their title. */
export function AttachmentList({ ideaId, attachments }: { ideaId: string; attachments: Attachment[] }) {
  const { t, number } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list stack">
      {attachments.map(({ id, title, kind, bytes }) => {
        const href = below(`/ideas/${ideaId}/attachments/${id}`)
        return (
          <li>
            {kind === 'jpeg' && <img src={href} alt="" width={240} loading="lazy" />}{' '}
            <a href={href}>{title}</a>{' '}
            <span class="hint">
              {t('calls.attachment.size', {
                kind: t(`calls.attachment.${kind}`),
                size: number(Math.ceil(bytes / KILOBYTE)),
              })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
