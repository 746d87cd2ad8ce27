import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import type { RedesignFile } from '../reads.ts'

const SMALL = 240
type Props = { files: readonly RedesignFile[]; here: string; mayChange: boolean }

/** Drawings and photos, small, each the way to the large one. */
export function Drawings({ files, here, mayChange }: Props) {
  const { t } = useTexts()
  return (
    <ul class="plain-list beside">
      {files.map(({ id, alt, kind, width, height }) => (
        <li>
          <a href={`${here}/files/${id}`}>
            {kind === 'jpeg' && width && height ? (
              <img
                src={`${here}/files/${id}/small`}
                alt={alt}
                loading="lazy"
                width={Math.round((SMALL * width) / Math.max(width, height))}
                height={Math.round((SMALL * height) / Math.max(width, height))}
              />
            ) : (
              t('activities.redesigns.pdf', { alt })
            )}
          </a>
          {mayChange && (
            <ActionButton
              action={`${here}/files/${id}/drop`}
              label={['activities.redesigns.drop', { alt }]}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
