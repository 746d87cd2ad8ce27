import { useTexts, type Words } from '../texts/use-texts.ts'
import { FieldNotes } from '../ui/field-frame.tsx'
import { useField } from '../ui/form-context.ts'
import { MOST_PHOTOS } from './keep.ts'

// Stand for the numbers until the island puts them there.
const [COUNT, SIZE] = ['{count}', '{size}']

type PhotoFieldProps = { name?: string; label?: Words; hint?: Words; required?: boolean }

/**
 * Photos of paper, for a Form with `files`: on a phone the camera, anywhere what is there already. They arrive under
 * `name[]`. With script they are made small before they travel.
 */
export function PhotoField({
  name = 'photo',
  label = 'photos.label',
  hint = ['photos.hint', { count: MOST_PHOTOS }],
  required = false,
}: PhotoFieldProps) {
  const { t, say } = useTexts()
  const { id, errors } = useField(name, label)
  const described = [`${id}-hint`, errors.length && `${id}-error`].filter(Boolean).join(' ')
  const wrong = errors.length ? 'true' : undefined
  return (
    <trama-photos
      data-ready={t('photos.ready', { number: COUNT, size: SIZE })}
      data-clear={t('photos.clear')}
      data-most={String(MOST_PHOTOS)}
    >
      <fieldset class={`field photo-field${errors.length ? ' has-error' : ''}`}>
        <legend>
          {say(label)}
          {!required && <span class="optional"> {t('ui.form.optional')}</span>}
        </legend>
        <FieldNotes id={id} hint={hint} errors={errors} />
        <div class="photo-camera">
          <label for={`${id}-camera`}>{t('photos.camera')}</label>
          <input
            id={`${id}-camera`}
            name={`${name}[]`}
            type="file"
            class="control control-file"
            accept="image/*"
            capture="environment"
            aria-describedby={described}
          />
        </div>
        <div>
          <label for={id}>{t('photos.choose')}</label>
          <input
            id={id}
            name={`${name}[]`}
            type="file"
            class="control control-file"
            accept="image/*"
            multiple
            aria-invalid={wrong}
            aria-describedby={described}
          />
        </div>
      </fieldset>
    </trama-photos>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'trama-photos': HTMLAttributes & Record<`data-${string}`, string | undefined>
    }
  }
}
